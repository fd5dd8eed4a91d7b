-- name: add-source(guild_id, kind, address, title, options)$
-- Its id, also when it was there before.
insert into sources (guild_id, kind, address, title, options)
values (:guild_id, :kind, :address, :title, cast(:options as jsonb))
on conflict (guild_id, kind, address) do update set title = coalesce(nullif(sources.title, ''), excluded.title)
returning id;

-- name: add-destination(guild_id, source_id, channel_id, choices)$
-- Its id, also when it was there before: then its choices are replaced.
insert into destinations (guild_id, source_id, channel_id, choices)
values (:guild_id, :source_id, :channel_id, cast(:choices as jsonb))
on conflict (guild_id, source_id, channel_id) do update set choices = excluded.choices
returning id;

-- name: claim-sources(most)
-- Due sources for this worker alone, for two minutes at most; nothing that others have.
update sources set claimed_until = now() + interval '2 minutes'
where (guild_id, id) in (
  select guild_id, id from sources
  where due_at <= now() and claimed_until < now() and paused_reason is null
  order by due_at limit :most
  for update skip locked
)
returning
  guild_id, id, kind, address, title, options::text as options, interval_seconds, claimed_until, etag, last_modified,
  body_hash, failures;

-- name: lock-claimed-source(guild_id, source_id, claimed_until)^
-- The source as it is now; nothing when the claim ran out and another worker has it, or it was removed.
select baseline_at from sources
where guild_id = :guild_id and id = :source_id and claimed_until = :claimed_until
for update;

-- name: known-items(guild_id, source_id, native_ids)
-- Those of the ids that were seen before.
select native_id from items
where guild_id = :guild_id and source_id = :source_id and native_id = any (cast(:native_ids as text[]));

-- name: add-items(guild_id, source_id, items)
-- Given as JSON [{native_id, content, baseline}], in the order in which they are to be posted; ids of all that are new.
insert into items (guild_id, source_id, native_id, content, baseline)
select :guild_id, :source_id, native_id, content, baseline
from rows from (jsonb_to_recordset(cast(:items as jsonb)) as (native_id text, content jsonb, baseline boolean))
  with ordinality as given (native_id, content, baseline, number)
order by number
on conflict (guild_id, source_id, native_id) do nothing
returning id, native_id;

-- name: destinations-of-source(guild_id, source_id)
select id, channel_id, choices::text as choices, paused_reason from destinations
where guild_id = :guild_id and source_id = :source_id order by id;

-- name: add-deliveries(guild_id, deliveries)!
-- Given as JSON [{destination_id, item_id, state, reason}], in the order in which they are to be posted.
insert into deliveries (guild_id, destination_id, item_id, state, reason, settled_at)
select :guild_id, destination_id, item_id, state, reason, case when state = 'skipped' then now() end
from rows from (jsonb_to_recordset(cast(:deliveries as jsonb)) as (
  destination_id bigint, item_id bigint, state text, reason text
)) with ordinality as given (destination_id, item_id, state, reason, number)
order by number
on conflict (guild_id, destination_id, item_id) do nothing;

-- name: finish-poll(title, etag, last_modified, body_hash, has_baseline, seconds, interval_seconds, guild_id, source_id, claimed_until, status, bytes, milliseconds, items, new_items)!
-- A successful one: in the transaction that stores what it brought. `has_baseline`: whether there were any items.
-- Nothing happens when the claim ran out.
with finished as (
  update sources set
    claimed_until = '-infinity', due_at = now() + make_interval(secs => :seconds),
    interval_seconds = :interval_seconds, title = coalesce(nullif(title, ''), :title), etag = :etag,
    last_modified = :last_modified, body_hash = :body_hash,
    baseline_at = coalesce(baseline_at, case when :has_baseline then now() end), polled_at = now(),
    failures = 0, failing_since = null, problem = null
  where guild_id = :guild_id and id = :source_id and claimed_until = :claimed_until
  returning guild_id, id
)
insert into fetches (guild_id, source_id, status, bytes, milliseconds, items, new_items)
select guild_id, id, :status, :bytes, :milliseconds, :items, :new_items from finished;

-- name: put-off-source(seconds, guild_id, source_id)!
-- Its host is busy; nothing was asked.
update sources set claimed_until = '-infinity', due_at = now() + make_interval(secs => :seconds)
where guild_id = :guild_id and id = :source_id;

-- name: fail-poll(seconds, problem, guild_id, source_id)^
-- How often it has failed in a row, and since when.
update sources set
  claimed_until = '-infinity', due_at = now() + make_interval(secs => :seconds),
  failures = failures + 1, failing_since = coalesce(failing_since, now()), problem = :problem
where guild_id = :guild_id and id = :source_id
returning failures, failing_since;

-- name: write-fetch(guild_id, source_id, status, bytes, milliseconds, items, new_items, problem, detail)!
insert into fetches (guild_id, source_id, status, bytes, milliseconds, items, new_items, problem, detail)
values (:guild_id, :source_id, :status, :bytes, :milliseconds, :items, :new_items, :problem, :detail);

-- name: forget-fetches()!
delete from fetches where fetched_at < now() - interval '30 days';

-- name: due-destinations(most)
-- Those with something to post. `attempt` rises with every failure, and with every minute in which nobody tried.
select guild_id, id, failures + (extract(epoch from now() - due_at) / 60)::integer as attempt from destinations d
where due_at <= now() and claimed_until < now() and paused_reason is null
  and exists (
    select from deliveries
    where guild_id = d.guild_id and destination_id = d.id and state in ('waiting', 'sending')
  )
order by due_at limit :most;

-- name: claim-destination(guild_id, destination_id)^
-- One worker at a time has it, for a minute at most; nothing when it is not due, paused, or somebody else has it.
update destinations d set claimed_until = now() + interval '1 minute'
from sources s
where d.guild_id = :guild_id and d.id = :destination_id and s.guild_id = d.guild_id and s.id = d.source_id
  and d.due_at <= now() and d.claimed_until < now() and d.paused_reason is null
returning
  d.id, d.channel_id, d.choices::text as choices, d.claimed_until, d.failures, s.id as source_id, s.kind as source_kind,
  s.title as source_title;

-- name: claim-delivery(guild_id, destination_id, claimed_until)^
-- The oldest one that waits; `unsure` says that an earlier try may have posted it.
update deliveries d set
  state = 'sending', attempts = d.attempts + 1, tried_at = coalesce(d.tried_at, clock_timestamp())
from (
  select id, state = 'sending' as unsure from deliveries
  where guild_id = :guild_id and destination_id = :destination_id and state in ('waiting', 'sending')
  order by id limit 1
) as next
join items i on true
where d.guild_id = :guild_id and d.id = next.id and i.guild_id = d.guild_id and i.id = d.item_id
  and exists (
    select from destinations
    where guild_id = :guild_id and id = :destination_id and claimed_until = :claimed_until and claimed_until > now()
  )
returning d.id, d.nonce, d.item_id, d.tried_at, d.attempts, next.unsure, i.content::text as content;

-- name: settle-delivery(state, reason, message_id, publish, guild_id, delivery_id)!
update deliveries set
  state = :state, reason = :reason, message_id = :message_id, settled_at = now(),
  publish_at = case when :publish then now() end
where guild_id = :guild_id and id = :delivery_id;

-- name: return-delivery(guild_id, delivery_id)!
-- It was surely not posted.
update deliveries set state = 'waiting' where guild_id = :guild_id and id = :delivery_id;

-- name: posted-messages(guild_id, channel_id, message_ids)
-- Those of the messages that are known to be some delivery's.
select d.message_id from deliveries d
join destinations on destinations.guild_id = d.guild_id and destinations.id = d.destination_id
where d.guild_id = :guild_id and destinations.channel_id = :channel_id
  and d.message_id = any (cast(:message_ids as bigint[]));

-- name: release-destination(seconds, guild_id, destination_id)!
-- The next post may follow after so many seconds.
update destinations set
  claimed_until = '-infinity', due_at = now() + make_interval(secs => :seconds), failures = 0
where guild_id = :guild_id and id = :destination_id;

-- name: postpone-destination(seconds, guild_id, destination_id)!
update destinations set
  claimed_until = '-infinity', due_at = now() + make_interval(secs => :seconds), failures = failures + 1
where guild_id = :guild_id and id = :destination_id;

-- name: list-sources(guild_id)
-- One row for each channel of each source; a source without any has one row.
select
  s.id, s.kind, s.address, s.title, s.paused_reason, s.problem, s.failures, s.failing_since, s.polled_at, s.due_at,
  d.id as destination_id, d.channel_id, d.paused_reason as channel_paused_reason
from sources s left join destinations d on d.guild_id = s.guild_id and d.source_id = s.id
where s.guild_id = :guild_id order by s.title, s.id, d.id;

-- name: find-source(guild_id, source_id)^
select id, kind, address, title from sources where guild_id = :guild_id and id = :source_id;

-- name: pause-source(reason, guild_id, source_id)$
-- True unless it was paused before.
update sources set paused_reason = :reason, paused_at = now()
where guild_id = :guild_id and id = :source_id and paused_reason is null returning true;

-- name: resume-source(guild_id, source_id)!
update sources set
  paused_reason = null, paused_at = null, due_at = now(), failures = 0, failing_since = null, problem = null,
  told_at = null
where guild_id = :guild_id and id = :source_id;

-- name: remove-source(guild_id, source_id)!
delete from sources where guild_id = :guild_id and id = :source_id;

-- name: resume-destinations(guild_id, source_id)!
-- What was held meanwhile goes out.
with resumed as (
  update destinations set paused_reason = null, paused_at = null, told_at = null, due_at = now(), failures = 0
  where guild_id = :guild_id and source_id = :source_id and paused_reason is not null
  returning id
)
update deliveries set state = 'waiting', reason = null
where guild_id = :guild_id and state = 'held' and destination_id in (select id from resumed);

-- name: pause-destination(reason, guild_id, destination_id)$
-- True unless it was paused before. What waits is held; what may have been posted stays `sending`.
with paused as (
  update destinations set
    paused_reason = :reason, paused_at = now(), told_at = null, claimed_until = '-infinity'
  where guild_id = :guild_id and id = :destination_id and paused_reason is null
  returning id
),
held as (
  update deliveries set state = 'held', reason = :reason
  where guild_id = :guild_id and destination_id in (select id from paused) and state = 'waiting'
)
select true from paused;

-- name: resume-destination(guild_id, destination_id)!
-- What was held meanwhile goes out.
with resumed as (
  update destinations set paused_reason = null, paused_at = null, told_at = null, due_at = now(), failures = 0
  where guild_id = :guild_id and id = :destination_id
  returning id
)
update deliveries set state = 'waiting', reason = null
where guild_id = :guild_id and state = 'held' and destination_id in (select id from resumed);

-- name: paused-destinations()
-- Those whose reason can be seen to be mended: not by hand, nor refused with no reason that we know of.
select guild_id, id, channel_id from destinations
where paused_reason not in ('by-hand', 'refused') order by guild_id, id;

-- name: guilds-with-news()
-- Those with something wrong, or well again, that nobody was told of.
select guild_id from sources
where told_at is null and (
    paused_reason <> 'by-hand' or failures >= 3 and failing_since <= now() - interval '30 minutes'
  )
  or told_at is not null and failures = 0 and paused_reason is null
union
select guild_id from destinations where told_at is null and paused_reason <> 'by-hand'
order by guild_id;

-- name: news-of-guild(guild_id)
-- What nobody was told of: `what` is source-failing, source-recovered or channel-paused; `channel_id` is where the
-- source's items go, or the channel that is paused.
select
  case when told_at is null then 'source-failing' else 'source-recovered' end as what, id, title,
  coalesce(problem, paused_reason) as problem, coalesce(failing_since, paused_at, told_at) as since,
  (
    select min(channel_id) from destinations
    where guild_id = s.guild_id and source_id = s.id and paused_reason is null
  ) as channel_id
from sources s
where guild_id = :guild_id and (
  told_at is null and (
    paused_reason <> 'by-hand' or failures >= 3 and failing_since <= now() - interval '30 minutes'
  )
  or told_at is not null and failures = 0 and paused_reason is null
)
union all
select 'channel-paused', d.id, s.title, d.paused_reason, d.paused_at, d.channel_id
from destinations d join sources s on s.guild_id = d.guild_id and s.id = d.source_id
where d.guild_id = :guild_id and d.told_at is null and d.paused_reason <> 'by-hand'
order by what, title, id;

-- name: mark-source-told(guild_id, source_id)!
update sources set told_at = now() where guild_id = :guild_id and id = :source_id;

-- name: mark-recovery-told(guild_id, source_id)!
update sources set told_at = null where guild_id = :guild_id and id = :source_id;

-- name: mark-channel-told(guild_id, destination_id)!
update destinations set told_at = now() where guild_id = :guild_id and id = :destination_id;

-- name: latest-items(guild_id, source_id, most)
-- The newest of one source, or of all when that is null.
select i.content::text as content, i.seen_at, s.title as source_title
from items i join sources s on s.guild_id = i.guild_id and s.id = i.source_id
where i.guild_id = :guild_id and (cast(:source_id as bigint) is null or i.source_id = :source_id)
order by coalesce(cast(i.content ->> 'published_at' as timestamptz), i.seen_at) desc, i.id desc limit :most;

-- name: sources-named(guild_id, part, most)
-- Those whose name or address has this part.
select id, title, address from sources
where guild_id = :guild_id and position(lower(:part) in lower(title || ' ' || address)) > 0
order by title, id limit :most;

-- name: items-named(guild_id, part, most)
-- The newest whose title has this part.
select i.id, coalesce(nullif(i.content ->> 'title', ''), i.content ->> 'url') as name, s.title as source_title
from items i join sources s on s.guild_id = i.guild_id and s.id = i.source_id
where i.guild_id = :guild_id and position(lower(:part) in lower(coalesce(i.content ->> 'title', ''))) > 0
order by i.id desc limit :most;

-- name: find-item(guild_id, item_id)^
select i.content::text as content, i.seen_at, i.baseline, s.title as source_title
from items i join sources s on s.guild_id = i.guild_id and s.id = i.source_id
where i.guild_id = :guild_id and i.id = :item_id;

-- name: deliveries-of-item(guild_id, item_id)
select d.state, d.reason, d.message_id, d.settled_at, c.channel_id, c.due_at
from deliveries d join destinations c on c.guild_id = d.guild_id and c.id = d.destination_id
where d.guild_id = :guild_id and d.item_id = :item_id order by d.id;

-- name: latest-fetches(guild_id, source_id, most)
select fetched_at, status, bytes, milliseconds, items, new_items, problem, detail from fetches
where guild_id = :guild_id and source_id = :source_id order by id desc limit :most;

-- name: lag(guild_id, source_id)^
-- Seconds from publication to the post, of the last month's posts whose source tells when they were published.
select
  count(*) as posts,
  percentile_cont(0.5) within group (order by seconds) as p50,
  percentile_cont(0.95) within group (order by seconds) as p95
from (
  select extract(epoch from d.settled_at - cast(i.content ->> 'published_at' as timestamptz)) as seconds
  from deliveries d join items i on i.guild_id = d.guild_id and i.id = d.item_id
  where d.guild_id = :guild_id and i.source_id = :source_id and d.state = 'sent'
    and d.settled_at > now() - interval '30 days' and i.content ->> 'published_at' is not null
) as posts;

-- name: open-roles(guild_id, source_id)
-- Roles that members may take themselves, to be pinged about a source.
select distinct cast(choices -> 'ping' ->> 'role_id' as bigint) as role_id from destinations
where guild_id = :guild_id and source_id = :source_id and choices -> 'ping' -> 'open' = 'true'
order by role_id;

-- name: sources-to-follow(guild_id, part, most)
-- Those with a role that members may take, whose name or address has this part.
select id, title, address from sources s
where guild_id = :guild_id and position(lower(:part) in lower(title || ' ' || address)) > 0
  and exists (
    select from destinations
    where guild_id = s.guild_id and source_id = s.id and choices -> 'ping' -> 'open' = 'true'
  )
order by title, id limit :most;

-- name: claim-publications(most)
-- Posts to publish, for this worker alone, for two minutes at most.
update deliveries d set publish_at = now() + interval '2 minutes'
from destinations c
where c.guild_id = d.guild_id and c.id = d.destination_id and (d.guild_id, d.id) in (
  select guild_id, id from deliveries where publish_at <= now() order by publish_at limit :most for update skip locked
)
returning d.guild_id, d.id, c.channel_id, d.message_id;

-- name: finish-publication(seconds, guild_id, delivery_id)!
-- Null: done with it; else it is tried again after so many seconds.
update deliveries set publish_at = now() + make_interval(secs => :seconds)
where guild_id = :guild_id and id = :delivery_id;
