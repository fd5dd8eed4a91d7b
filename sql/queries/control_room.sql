-- name: read-epoch(user_id)$
-- Null for who never signed out everywhere.
select epoch from sign_outs where user_id = :user_id;

-- name: raise-epoch(user_id)$
insert into sign_outs (user_id, epoch) values (:user_id, 1)
on conflict (user_id) do update set epoch = sign_outs.epoch + 1, happened_at = now()
returning epoch;

-- name: find-token(digest)^
-- One that works now; `note_use` once a minute.
select
  id, guild_id, hint, name, scopes, created_by, expires_at, coalesce(used_at < now() - interval '1 minute', true) as note_use
from api_tokens
where digest = :digest and revoked_at is null and (expires_at is null or expires_at > now());

-- name: note-token-use(guild_id, token_id)!
update api_tokens set used_at = now() where guild_id = :guild_id and id = :token_id;

-- name: add-token(guild_id, digest, hint, name, scopes, created_by, created_by_name, expires_at)^
insert into api_tokens (guild_id, digest, hint, name, scopes, created_by, created_by_name, expires_at)
values (:guild_id, :digest, :hint, :name, :scopes, :created_by, :created_by_name, :expires_at)
returning id, hint, name, scopes, created_by, created_by_name, created_at, expires_at, used_at, revoked_at;

-- name: list-tokens(guild_id)
select id, hint, name, scopes, created_by, created_by_name, created_at, expires_at, used_at, revoked_at
from api_tokens where guild_id = :guild_id order by id desc;

-- name: revoke-token(guild_id, token_id)^
-- As it was before, with the moment when it had been revoked already; nothing when there is none.
with token as (
  select id, name, scopes, revoked_at from api_tokens where guild_id = :guild_id and id = :token_id for update
),
revoked as (
  update api_tokens set revoked_at = now()
  where guild_id = :guild_id and id = :token_id and revoked_at is null
)
select id, name, scopes, revoked_at from token;

-- name: begin-answer(guild_id, caller, key, request)^
-- Takes the key; what was kept when it was taken before. One that was left half-way is taken over after a minute.
insert into idempotent_answers as kept (guild_id, caller, key, request)
values (:guild_id, :caller, :key, :request)
on conflict (guild_id, caller, key) do update set
  began_at = case when kept.status is null and kept.began_at < now() - interval '1 minute' then now() else kept.began_at end
returning
  request, status, body, headers::text as headers, began_at = now() as taken;

-- name: keep-answer(status, body, headers, guild_id, caller, key)!
update idempotent_answers set status = :status, body = :body, headers = cast(:headers as jsonb)
where guild_id = :guild_id and caller = :caller and key = :key;

-- name: drop-answer(guild_id, caller, key)!
delete from idempotent_answers where guild_id = :guild_id and caller = :caller and key = :key;

-- name: forget-answers()!
delete from idempotent_answers where began_at < now() - interval '1 day';
