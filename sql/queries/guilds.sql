-- name: load-settings(guild_id)^
-- One row with version, chosen (JSON text) and ranks (JSON text); null where nobody set anything.
select
  (select version from guild_settings where guild_id = :guild_id) as version,
  (select chosen::text from guild_settings where guild_id = :guild_id) as chosen,
  (
    select json_agg(json_build_object(
      'threshold', threshold, 'name', name, 'role_id', role_id, 'paused_reason', paused_reason
    ) order by threshold)::text
    from ranks where guild_id = :guild_id
  ) as ranks;

-- name: lock-settings(guild_id)$
-- The version, 0 for a guild that was never set up; holds other changes off until the transaction ends.
insert into guild_settings (guild_id, version) values (:guild_id, 0)
on conflict (guild_id) do update set version = guild_settings.version
returning version;

-- name: save-settings(chosen, guild_id)!
update guild_settings set version = version + 1, chosen = cast(:chosen as jsonb), changed_at = now()
where guild_id = :guild_id;

-- name: replace-ranks(ranks, guild_id)!
-- Writes the given ranks and keeps the pause of every role that stays.
with given as (
  select * from jsonb_to_recordset(cast(:ranks as jsonb)) as r (threshold bigint, name text, role_id bigint)
),
gone as (
  delete from ranks where guild_id = :guild_id and threshold not in (select threshold from given)
)
insert into ranks (guild_id, threshold, name, role_id)
select :guild_id, threshold, name, role_id from given
on conflict (guild_id, threshold) do update set
  name = excluded.name,
  role_id = excluded.role_id,
  paused_reason = case when ranks.role_id = excluded.role_id then ranks.paused_reason end,
  paused_at = case when ranks.role_id = excluded.role_id then ranks.paused_at end;

-- name: pause-rank(reason, guild_id, role_id)$
-- True unless it was paused before.
update ranks set paused_reason = :reason, paused_at = now()
where guild_id = :guild_id and role_id = :role_id and paused_reason is null returning true;

-- name: resume-rank(guild_id, role_id)!
update ranks set paused_reason = null, paused_at = null where guild_id = :guild_id and role_id = :role_id;

-- name: resume-ranks(guild_id)!
update ranks set paused_reason = null, paused_at = null where guild_id = :guild_id;

-- name: paused-ranks()
select guild_id, role_id from ranks where paused_reason is not null and role_id is not null order by guild_id;

-- name: write-audit(guild_id, actor_id, action, subject, before, after)!
insert into audit_log (guild_id, actor_id, action, subject, before, after)
values (:guild_id, :actor_id, :action, :subject, cast(:before as jsonb), cast(:after as jsonb));

-- name: member-names(guild_id, user_ids)
select user_id, name from members
where guild_id = :guild_id and user_id = any(cast(:user_ids as bigint[])) and name <> '';

-- name: record-install(guild_id, name, installed_at, installed_by)!
insert into guilds (guild_id, name, installed_at, installed_by)
values (:guild_id, :name, :installed_at, :installed_by)
on conflict (guild_id) do update set
  name = excluded.name, installed_at = excluded.installed_at, installed_by = excluded.installed_by;

-- name: claim-webhook-event(digest, kind)$
-- True the first time, null for a repeat.
insert into webhook_events (digest, kind) values (:digest, :kind) on conflict do nothing returning true;

-- name: forget-webhook-events()!
delete from webhook_events where received_at < now() - interval '7 days';

-- name: tokens-among(guild_id, token_ids)
select id, hint, name from api_tokens where guild_id = :guild_id and id = any (cast(:token_ids as bigint []));
