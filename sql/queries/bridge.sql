-- name: list-hooks(guild_id)
select
  h.id, h.version, h.url, h.description, h.events, h.old_secret_until, h.paused_reason, h.paused_at, h.created_by,
  h.created_at,
  (
    select count(*) from hook_deliveries d where d.guild_id = h.guild_id and d.hook_id = h.id and d.state = 'waiting'
  ) as waiting,
  (
    select count(*) from hook_deliveries d where d.guild_id = h.guild_id and d.hook_id = h.id and d.state = 'dead'
  ) as dead
from hooks h where h.guild_id = :guild_id order by h.id;

-- name: count-hooks(guild_id)$
select count(*) from hooks where guild_id = :guild_id;

-- name: lock-hook(guild_id, hook_id)^
select id, version, url, description, events, paused_reason from hooks
where guild_id = :guild_id and id = :hook_id for update;

-- name: add-hook(guild_id, url, description, events, secret, created_by)$
-- It hears of what happens from now on; its id.
insert into hooks (guild_id, url, description, events, secret, created_by, entries_up_to)
values (
  :guild_id, :url, :description, :events, :secret, :created_by,
  coalesce((select id from entries where guild_id = :guild_id order by id desc limit 1), 0)
)
returning id;

-- name: change-hook(url, description, events, paused_reason, guild_id, hook_id)!
update hooks set
  version = version + 1, url = :url, description = :description, events = :events, paused_reason = :paused_reason,
  paused_at = case when cast(:paused_reason as text) is null then null else coalesce(paused_at, now()) end
where guild_id = :guild_id and id = :hook_id;

-- name: rotate-secret(secret, hours, guild_id, hook_id)!
update hooks set
  version = version + 1, old_secret = secret, old_secret_until = now() + make_interval(hours => :hours),
  secret = :secret
where guild_id = :guild_id and id = :hook_id;

-- name: remove-hook(guild_id, hook_id)!
delete from hooks where guild_id = :guild_id and id = :hook_id;

-- name: hooks-behind()
-- Those that were not told of the newest entries of their ledger.
select h.guild_id, h.id from hooks h
where h.paused_reason is null and h.events && array['miles.awarded', 'rank.changed']
  and exists (select from entries e where e.guild_id = h.guild_id and e.id > h.entries_up_to)
order by h.guild_id, h.id;

-- name: claim-entries(guild_id, hook_id)^
-- Up to where a hook was told of the ledger, for this transaction alone.
select entries_up_to, events from hooks
where guild_id = :guild_id and id = :hook_id and paused_reason is null for update skip locked;

-- name: entries-after(guild_id, after_id, most)
select
  e.id, e.user_id, e.miles, e.balance, e.reason, e.note, e.actor_id, e.day, e.reverses, e.created_at, m.name,
  coalesce(b.kind = 'import', false) as imported
from entries e
left join members m on m.guild_id = e.guild_id and m.user_id = e.user_id
left join batches b on b.guild_id = e.guild_id and b.id = e.batch_id
where e.guild_id = :guild_id and e.id > :after_id order by e.id limit :most;

-- name: add-messages(guild_id, hook_id, messages)!
-- `messages` is a JSON array of event, subject, user_id, happened_at and data.
insert into hook_deliveries (guild_id, hook_id, event, subject, user_id, happened_at, data)
select :guild_id, :hook_id, event, subject, user_id, happened_at, data
from json_to_recordset(cast(:messages as json)) as messages (
  event text, subject text, user_id bigint, happened_at timestamptz, data jsonb
)
on conflict do nothing;

-- name: note-entries(entries_up_to, guild_id, hook_id)!
update hooks set entries_up_to = :entries_up_to where guild_id = :guild_id and id = :hook_id;

-- name: hooks-due(most)
select h.guild_id, h.id
from hooks h
cross join lateral (
  select due_at from hook_deliveries d
  where d.guild_id = h.guild_id and d.hook_id = h.id and d.state = 'waiting' and d.due_at <= now()
  order by due_at limit 1
) as next
where h.paused_reason is null and h.claimed_until < now()
order by next.due_at limit :most;

-- name: claim-hook(seconds, guild_id, hook_id)^
-- For one worker, for so long at most; nothing when it is paused or somebody else has it.
update hooks set claimed_until = now() + make_interval(secs => :seconds)
where guild_id = :guild_id and id = :hook_id and paused_reason is null and claimed_until < now()
returning url, secret, case when old_secret_until > now() then old_secret end as old_secret;

-- name: release-hook(guild_id, hook_id)!
update hooks set claimed_until = '-infinity' where guild_id = :guild_id and id = :hook_id;

-- name: next-delivery(guild_id, hook_id)^
select id, event, data::text as data, happened_at, attempts from hook_deliveries
where guild_id = :guild_id and hook_id = :hook_id and state = 'waiting' and due_at <= now()
order by due_at, id limit 1;

-- name: settle-attempt(state, seconds, status, problem, guild_id, delivery_id)!
-- `seconds` until the next one, if it is still waiting.
update hook_deliveries set
  state = :state, attempts = attempts + 1, due_at = now() + make_interval(secs => :seconds), tried_at = now(),
  last_status = :status, last_problem = :problem
where guild_id = :guild_id and id = :delivery_id;

-- name: pause-hook(reason, guild_id, hook_id)!
update hooks set paused_reason = :reason, paused_at = now(), version = version + 1
where guild_id = :guild_id and id = :hook_id and paused_reason is null;

-- name: find-delivery(guild_id, hook_id, delivery_id)^
select id, event, subject, data::text as data, state, attempts, due_at, happened_at, tried_at, last_status, last_problem
from hook_deliveries where guild_id = :guild_id and hook_id = :hook_id and id = :delivery_id;

-- name: replay-delivery(guild_id, hook_id, delivery_id)!
update hook_deliveries set state = 'waiting', attempts = 0, due_at = now()
where guild_id = :guild_id and hook_id = :hook_id and id = :delivery_id;

-- name: replay-dead(guild_id, hook_id)$
-- How many they were.
with replayed as (
  update hook_deliveries set state = 'waiting', attempts = 0, due_at = now()
  where guild_id = :guild_id and hook_id = :hook_id and state = 'dead' returning 1
)
select count(*) from replayed;

-- name: add-ping(guild_id, hook_id)$
insert into hook_deliveries (guild_id, hook_id, event, subject, data)
values (:guild_id, :hook_id, 'ping', 'ping:' || gen_random_uuid(), '{}') returning id;

-- name: forget-messages()!
-- What was sent is kept for a month, what was not for three.
delete from hook_deliveries
where state = 'sent' and happened_at < now() - interval '30 days'
  or state = 'dead' and happened_at < now() - interval '90 days';
