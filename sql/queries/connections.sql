-- name: save-connection(guild_id, platform, account_id, name, tokens, scopes, created_by, expires_at, refresh_expires_at, due_at)$
-- Its id. Connected again, it starts afresh.
insert into connections (
  guild_id, platform, account_id, name, tokens, scopes, created_by, expires_at, refresh_expires_at, due_at
)
values (
  :guild_id, :platform, :account_id, :name, :tokens, :scopes, :created_by, :expires_at, :refresh_expires_at, :due_at
)
on conflict (guild_id, platform, account_id) do update set
  name = excluded.name, tokens = excluded.tokens, scopes = excluded.scopes, issued_at = now(),
  expires_at = excluded.expires_at, refresh_expires_at = excluded.refresh_expires_at, due_at = excluded.due_at,
  failures = 0, problem = null, paused_reason = null, paused_at = null, warned_days = null
returning id;

-- name: resume-connected-sources(guild_id, kind, address, reasons)!
-- Those that paused for such a reason; `told_at` stays, so that admins hear that it is over. Nobody's claim counts
-- any more: a poll with the old tokens must not pause them again.
update sources set
  paused_reason = null, paused_at = null, due_at = now(), claimed_until = '-infinity', failures = 0,
  failing_since = null, problem = null
where guild_id = :guild_id and kind = :kind and address = :address and paused_reason = any (cast(:reasons as text[]));

-- name: find-connection(guild_id, platform, account_id)^
select
  guild_id, id, platform, account_id, name, tokens, scopes, issued_at, expires_at, refresh_expires_at, due_at, failures,
  paused_reason
from connections where guild_id = :guild_id and platform = :platform and account_id = :account_id;

-- name: lock-connection(guild_id, connection_id)^
-- As it is now, and nobody else refreshes it until the transaction ends.
select
  guild_id, id, platform, account_id, name, tokens, scopes, issued_at, expires_at, refresh_expires_at, due_at, failures,
  paused_reason
from connections where guild_id = :guild_id and id = :connection_id
for update;

-- name: connections-named(guild_id, platform, name)
-- By name or account id.
select id, platform, account_id, name, paused_reason from connections
where guild_id = :guild_id and platform = :platform and (lower(name) = lower(:name) or account_id = :name)
order by id;

-- name: list-connections(guild_id)
select
  id, platform, account_id, name, created_by, created_at, issued_at, problem, paused_reason,
  coalesce(refresh_expires_at, expires_at) as ends_at
from connections where guild_id = :guild_id order by platform, name, id;

-- name: due-connections(most)
select guild_id, id from connections
where due_at <= now() and paused_reason is null order by due_at limit :most;

-- name: keep-tokens(tokens, scopes, expires_at, refresh_expires_at, due_at, guild_id, connection_id, before)^
-- In place of the tokens `before`; nothing when they were replaced meanwhile.
update connections set
  tokens = :tokens, scopes = coalesce(nullif(:scopes, ''), scopes), issued_at = now(), expires_at = :expires_at,
  refresh_expires_at = :refresh_expires_at, due_at = :due_at, failures = 0, problem = null, warned_days = null
where guild_id = :guild_id and id = :connection_id and tokens = :before
returning
  guild_id, id, platform, account_id, name, tokens, scopes, issued_at, expires_at, refresh_expires_at, due_at, failures,
  paused_reason;

-- name: fail-refresh(seconds, problem, guild_id, connection_id)!
update connections set
  due_at = now() + make_interval(secs => :seconds), failures = failures + 1, problem = :problem
where guild_id = :guild_id and id = :connection_id;

-- name: pause-connection(reason, guild_id, connection_id, before)!
-- With its source. Nothing when the tokens were replaced meanwhile.
with paused as (
  update connections set paused_reason = :reason, paused_at = now(), problem = :reason
  where guild_id = :guild_id and id = :connection_id and tokens = :before and paused_reason is null
  returning platform, platform || ':' || account_id as address
)
update sources set paused_reason = :reason, paused_at = now(), problem = :reason, told_at = null
from paused
where sources.guild_id = :guild_id and sources.kind = paused.platform and sources.address = paused.address
  and sources.paused_reason is null;

-- name: resume-connection(guild_id, connection_id)!
update connections set paused_reason = null, paused_at = null, problem = null
where guild_id = :guild_id and id = :connection_id;

-- name: remove-connection(guild_id, connection_id)^
delete from connections where guild_id = :guild_id and id = :connection_id returning platform, account_id, name;

-- name: pause-disconnected-source(reason, guild_id, kind, address)!
update sources set paused_reason = :reason, paused_at = now(), problem = :reason, told_at = now()
where guild_id = :guild_id and kind = :kind and address = :address and paused_reason is null;

-- name: connections-ending()
-- Those of which the admins know less than is true: `days` is the shortest term of the warnings that has begun.
select guild_id, id, platform, name, days, ends_at, channel_id
from (
  select
    c.guild_id, c.id, c.platform, c.name, c.warned_days, coalesce(c.refresh_expires_at, c.expires_at) as ends_at,
    (
      select min(term) from unnest(array[1, 3, 7, 14]) as term
      where coalesce(c.refresh_expires_at, c.expires_at) <= now() + make_interval(days => term)
    ) as days,
    (
      select min(d.channel_id) from destinations d join sources s on s.guild_id = d.guild_id and s.id = d.source_id
      where s.guild_id = c.guild_id and s.kind = c.platform and s.address = c.platform || ':' || c.account_id
        and d.paused_reason is null
    ) as channel_id
  from connections c where c.paused_reason is null
) as ending
where days < coalesce(warned_days, 100)
order by guild_id, id;

-- name: mark-warned(days, guild_id, connection_id)!
update connections set warned_days = :days where guild_id = :guild_id and id = :connection_id;
