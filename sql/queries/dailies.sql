-- name: add-source(guild_id, kind, address, title, options)$
-- Its id, also when it was there before: then a pace that was chosen now counts from now on.
insert into sources (guild_id, kind, address, title, options, interval_seconds)
values (
  :guild_id, :kind, :address, :title, cast(:options as jsonb),
  coalesce(cast(cast(:options as jsonb) ->> 'interval_seconds' as integer), 900)
)
on conflict (guild_id, kind, address) do update set
  title = coalesce(nullif(sources.title, ''), excluded.title),
  options = sources.options
    || jsonb_strip_nulls(jsonb_build_object('interval_seconds', excluded.options -> 'interval_seconds')),
  interval_seconds = case
    when excluded.options ? 'interval_seconds' then excluded.interval_seconds else sources.interval_seconds
  end,
  due_at = case when excluded.options ? 'interval_seconds' then least(sources.due_at, now()) else sources.due_at end
returning id;

-- name: add-destination(guild_id, source_id, channel_id, choices)$
-- Its id, also when it was there before: then its choices are replaced.
insert into destinations (guild_id, source_id, channel_id, choices)
values (:guild_id, :source_id, :channel_id, cast(:choices as jsonb))
on conflict (guild_id, source_id, channel_id) do update set choices = excluded.choices
returning id;

-- name: keep-destination(guild_id, source_id, channel_id, choices)^
-- With the choices that it has: those that are given when it is `added`, else those of before.
insert into destinations (guild_id, source_id, channel_id, choices)
values (:guild_id, :source_id, :channel_id, cast(:choices as jsonb))
on conflict (guild_id, source_id, channel_id) do update set choices = destinations.choices
returning id, choices::text as choices, xmax = 0 as added;

-- name: choices-of-channel(guild_id, source_id, channel_id)$
-- Locked; nothing when the channel does not get the source.
select choices::text from destinations
where guild_id = :guild_id and source_id = :source_id and channel_id = :channel_id for update;

-- name: change-choices(choices, guild_id, source_id, channel_id)!
update destinations set choices = cast(:choices as jsonb)
where guild_id = :guild_id and source_id = :source_id and channel_id = :channel_id;

-- name: let-out-what-waits(spacing_seconds, guild_id, source_id, channel_id)!
-- What waited for a longer spacing, or for the end of hours that are no longer quiet, is due so long after the last
-- post; hours that still are, are seen when it is claimed. One that Discord refuses waits as before.
update destinations c set
  due_at = least(due_at, coalesce((
    select max(settled_at) from deliveries where guild_id = c.guild_id and destination_id = c.id and state = 'sent'
  ) + make_interval(secs => :spacing_seconds), now()))
where guild_id = :guild_id and source_id = :source_id and channel_id = :channel_id and failures = 0;

-- name: start-baseline(guild_id, source_id)$
-- True when it had none: what is stored in this transaction is its baseline.
update sources set baseline_at = now(), polled_at = now()
where guild_id = :guild_id and id = :source_id and baseline_at is null returning true;

-- name: claim-sources(most)
-- Due sources for this worker alone, for two minutes at most; nothing that others have.
update sources set claimed_until = now() + interval '2 minutes'
where (guild_id, id) in (
  select guild_id, id from sources
  where due_at <= now() and claimed_until < now() and paused_reason is null
    and not is_switched_off(guild_id, 'dailies')
  order by due_at limit :most
  for update skip locked
)
returning
  guild_id, id, kind, address, title, options::text as options, interval_seconds, claimed_until, etag, last_modified,
  body_hash, failures, host_of(address, kind) as host, coalesce((
    select failing_hosts.failures from failing_hosts where host = host_of(sources.address, sources.kind)
  ), 0) as host_failures;

-- name: host-rests(host)$
-- Seconds until somebody may ask a host that fails; 0 for the one who may now, alone for a minute.
with probe as (
  update failing_hosts set closed_until = now() + interval '1 minute'
  where host = :host and closed_until <= now() returning host
)
select greatest(extract(epoch from closed_until - now()), 1)::double precision from failing_hosts
where host = :host and not exists (select from probe);

-- name: count-host-failure(host)$
-- How many there were in a row.
insert into failing_hosts (host, failures) values (:host, 1)
on conflict (host) do update set failures = failing_hosts.failures + 1, failed_at = now()
returning failures;

-- name: close-host(seconds, host)!
update failing_hosts set closed_until = now() + make_interval(secs => :seconds) where host = :host;

-- name: lock-claimed-source(guild_id, source_id, claimed_until)^
-- The source as it is now; nothing when the claim ran out and another worker has it, or it was removed. `silent`:
-- seconds since the last look that succeeded.
select baseline_at, polled_at, moving_to, moving_since, moving_looks, moved_at, extract(epoch from now() - coalesce(polled_at, created_at))::double precision as silent
from sources
where guild_id = :guild_id and id = :source_id and claimed_until = :claimed_until
for update;

-- name: known-items(guild_id, source_id, native_ids)
-- Those of the ids that were seen before; with their content where a change would matter to a post.
select
  id, native_id, living, removed_at < now() - interval '1 hour' as came_back,
  case when living or not baseline and seen_at > now() - interval '2 days' or removed_at is not null
    then content::text end as content
from items
where guild_id = :guild_id and source_id = :source_id and native_id = any (cast(:native_ids as text[]));

-- name: add-items(guild_id, source_id, items)
-- Given as JSON [{native_id, content, baseline, living}], in the order in which they are to be posted; ids of all that
-- are new.
insert into items (guild_id, source_id, native_id, content, baseline, living)
select :guild_id, :source_id, native_id, content, baseline, living
from rows from (
  jsonb_to_recordset(cast(:items as jsonb)) as (native_id text, content jsonb, baseline boolean, living boolean)
) with ordinality as given (native_id, content, baseline, living, number)
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

-- name: finish-poll(title, etag, last_modified, body_hash, has_baseline, seconds, interval_seconds, guild_id, source_id, claimed_until, status, bytes, milliseconds, items, new_items, detail, host)!
-- A successful one: in the transaction that stores what it brought. `has_baseline`: whether there were any items.
-- Nothing happens when the claim ran out.
with answered as (delete from failing_hosts where host = :host),
finished as (
  update sources set
    claimed_until = '-infinity', due_at = now() + make_interval(secs => :seconds),
    interval_seconds = :interval_seconds, title = coalesce(nullif(title, ''), :title), etag = :etag,
    last_modified = :last_modified, body_hash = :body_hash,
    baseline_at = coalesce(baseline_at, case when :has_baseline then now() end), polled_at = now(),
    failures = 0, failing_since = null, problem = null, moved_at = case when not :has_baseline then moved_at end
  where guild_id = :guild_id and id = :source_id and claimed_until = :claimed_until
  returning guild_id, id
)
insert into fetches (guild_id, source_id, status, bytes, milliseconds, items, new_items, detail)
select guild_id, id, :status, :bytes, :milliseconds, :items, :new_items, :detail from finished;

-- name: note-move(moving_to, moving_since, moving_looks, guild_id, source_id)!
update sources set moving_to = :moving_to, moving_since = :moving_since, moving_looks = :moving_looks
where guild_id = :guild_id and id = :source_id;

-- name: move-source(address, guild_id, source_id)$
-- True when it moved; nothing when the guild follows that address already. What it was unchanged by does not go along.
update sources s set
  address = :address, moving_to = '', moving_since = null, moving_looks = 0, moved_at = now(),
  etag = '', last_modified = '', body_hash = ''
where s.guild_id = :guild_id and s.id = :source_id and s.address like 'http%'
  and not exists (
    select from sources where guild_id = s.guild_id and kind = s.kind and address = :address
  )
returning true;

-- name: change-address(kind, address, title, guild_id, source_id)$
-- True when it is changed; nothing when the guild follows that address already. The next look is a baseline.
update sources s set
  kind = :kind, address = :address, title = coalesce(nullif(:title, ''), title), baseline_at = null, due_at = now(),
  moving_to = '', moving_since = null, moving_looks = 0, moved_at = null, etag = '', last_modified = '', body_hash = '',
  failures = 0, failing_since = null, problem = null, told_at = null, claimed_until = '-infinity',
  paused_reason = case when paused_reason = 'by-hand' then paused_reason end
where s.guild_id = :guild_id and s.id = :source_id
  and not exists (
    select from sources
    where guild_id = s.guild_id and kind = :kind and address = :address and id <> s.id
  )
returning true;

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
-- Those with something to post. `turn` is another with every delivery, with every try, and with every minute in which
-- nobody tried.
select
  d.guild_id, d.id,
  next.id || '-' || next.attempts || '-' || (extract(epoch from now() - d.due_at) / 60)::integer as turn
from destinations d
cross join lateral (
  select id, attempts from deliveries
  where guild_id = d.guild_id and destination_id = d.id and state in ('waiting', 'sending')
  order by id limit 1
) as next
where d.due_at <= now() and d.claimed_until < now() and d.paused_reason is null
  and not is_switched_off(d.guild_id, 'dailies')
order by d.due_at limit :most;

-- name: claim-destination(guild_id, destination_id)^
-- One worker at a time has it, for a minute at most; nothing when it is not due, paused, or somebody else has it.
update destinations d set claimed_until = now() + interval '1 minute'
from sources s
where d.guild_id = :guild_id and d.id = :destination_id and s.guild_id = d.guild_id and s.id = d.source_id
  and d.due_at <= now() and d.claimed_until < now() and d.paused_reason is null
  and not is_switched_off(d.guild_id, 'dailies')
returning
  d.id, d.channel_id, d.choices::text as choices, d.claimed_until, d.failures, s.id as source_id, s.kind as source_kind,
  s.title as source_title;

-- name: claim-delivery(guild_id, destination_id, claimed_until, choices)^
-- The oldest one that waits; `unsure` says that an earlier try may have posted it, with the choices of that time.
update deliveries d set
  state = 'sending', attempts = d.attempts + 1, tried_at = coalesce(d.tried_at, clock_timestamp()),
  revision = i.revision, as_posted = case when next.unsure then d.as_posted else cast(:choices as jsonb) end
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

-- name: settle-delivery(state, reason, message_id, publish, choices, guild_id, delivery_id)!
-- `choices`: with which it was posted just now; null when an earlier try did it.
update deliveries set
  state = :state, reason = :reason, message_id = :message_id, settled_at = now(),
  as_posted = coalesce(cast(:choices as jsonb), as_posted),
  publish_at = case when :publish then now() end
where guild_id = :guild_id and id = :delivery_id;

-- name: lock-channel-of-item(guild_id, item_id, channel_id)$
-- As who delivers locks it; what the same statement read of its deliveries would be from before the lock.
select c.id from items i
join destinations c on c.guild_id = i.guild_id and c.source_id = i.source_id and c.channel_id = :channel_id
where i.guild_id = :guild_id and i.id = :item_id
for update of c;

-- name: delivery-to-channel(guild_id, item_id, channel_id)^
-- The channel, and the item's delivery to it, whose columns may be null.
select
  c.id as destination_id, c.paused_reason, d.id as delivery_id, d.state, d.reason, d.message_id
from items i
join destinations c on c.guild_id = i.guild_id and c.source_id = i.source_id and c.channel_id = :channel_id
left join deliveries d on d.guild_id = i.guild_id and d.destination_id = c.id and d.item_id = i.id
where i.guild_id = :guild_id and i.id = :item_id;

-- name: restart-delivery(state, reason, guild_id, delivery_id)!
-- As if it had never been tried: with another nonce, or Discord would answer with the first message.
update deliveries set
  state = :state, reason = :reason, nonce = left(replace(gen_random_uuid()::text, '-', ''), 25), attempts = 0,
  tried_at = null, message_id = null, publish_at = null, settled_at = null
where guild_id = :guild_id and id = :delivery_id and state in ('sent', 'skipped', 'failed');

-- name: skip-delivery(reason, guild_id, delivery_id)$
-- True when it waited.
update deliveries set state = 'skipped', reason = :reason, settled_at = now()
where guild_id = :guild_id and id = :delivery_id and state in ('waiting', 'held') returning true;

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
select id, kind, address, title, paused_reason from sources where guild_id = :guild_id and id = :source_id;

-- name: described-sources(guild_id, source_id, after_id, most)
-- In the order of their ids; one of them, or all when `source_id` is null.
select
  id, kind, address, title, options::text as options, created_at, interval_seconds, due_at, baseline_at, polled_at,
  failures, failing_since, problem, paused_reason, paused_at
from sources
where guild_id = :guild_id and id > :after_id and (cast(:source_id as bigint) is null or id = :source_id)
order by id limit :most;

-- name: described-destinations(guild_id, source_ids)
-- `waiting`: how many posts are to go out.
select
  d.id, d.source_id, d.channel_id, d.choices::text as choices, d.created_at, d.due_at, d.paused_reason, d.paused_at, (
    select count(*) from deliveries
    where guild_id = d.guild_id and destination_id = d.id and state in ('waiting', 'sending')
  ) as waiting
from destinations d
where d.guild_id = :guild_id and d.source_id = any (cast(:source_ids as bigint[])) order by d.source_id, d.id;

-- name: lock-source(guild_id, source_id)^
select title, options::text as options from sources where guild_id = :guild_id and id = :source_id for update;

-- name: change-source(title, options, seconds, guild_id, source_id)!
-- The next look is in so many seconds at the latest; null leaves it as it is.
update sources set
  title = :title, options = cast(:options as jsonb), due_at = least(due_at, now() + make_interval(secs => :seconds))
where guild_id = :guild_id and id = :source_id;

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

-- name: resume-destinations(guild_id, source_id)
-- Those that were paused.
update destinations set paused_reason = null, paused_at = null, told_at = null, due_at = now(), failures = 0
where guild_id = :guild_id and source_id = :source_id and paused_reason is not null
returning id, choices::text as choices;

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

-- name: remove-destination(guild_id, destination_id)!
delete from destinations where guild_id = :guild_id and id = :destination_id;

-- name: resume-destination(guild_id, destination_id)^
-- Nothing when it was not paused.
update destinations set paused_reason = null, paused_at = null, told_at = null, due_at = now(), failures = 0
where guild_id = :guild_id and id = :destination_id and paused_reason is not null
returning id, choices::text as choices;

-- name: held-deliveries(guild_id, destination_id)
-- In the order in which they are to be posted.
select id from deliveries
where guild_id = :guild_id and destination_id = :destination_id and state = 'held' order by id for update;

-- name: release-held(guild_id, wanted, left_out)!
-- `wanted` go out, `left_out` do not: ids of deliveries.
update deliveries set
  state = case when id = any (cast(:wanted as bigint[])) then 'waiting' else 'skipped' end,
  reason = case when id = any (cast(:wanted as bigint[])) then null else 'catch-up' end,
  settled_at = case when id = any (cast(:wanted as bigint[])) then null else now() end
where guild_id = :guild_id and state = 'held'
  and (id = any (cast(:wanted as bigint[])) or id = any (cast(:left_out as bigint[])));

-- name: paused-destinations()
-- Those whose reason can be seen to be mended: not by hand, nor refused with no reason that we know of.
select guild_id, id, channel_id from destinations
where paused_reason not in ('by-hand', 'refused') order by guild_id, id;

-- name: failing-hosts(problems)
-- Hosts with sources whose last look failed, and since when half of these do.
with failing as (
  select
    host_of(address, kind) as host, count(*)::integer as failing, mode() within group (order by problem) as problem,
    percentile_disc(0.5) within group (order by failing_since) as since
  from sources where failures > 0 and paused_reason is null and problem = any (cast(:problems as text[]))
  group by host_of(address, kind)
)
select f.*, coalesce(h.failures, 0) as in_a_row, (
    select count(*)::integer from sources where host_of(address, kind) = f.host and paused_reason is null
  ) as sources
from failing f left join failing_hosts h on h.host = f.host;

-- name: open-incidents(incidents)!
-- Given as JSON [{host, problem, sources, began_at}]; of a host that is known to be down there is one already.
insert into incidents (host, problem, sources, began_at)
select host, problem, sources, began_at from jsonb_to_recordset(cast(:incidents as jsonb)) as given (
  host text, problem text, sources integer, began_at timestamptz
)
on conflict (host) where ended_at is null do nothing;

-- name: incidents-of-guild(guild_id)
-- Hosts that are down, and how many of the guild's sources are there.
select i.id, i.host, i.problem, i.began_at, count(*) as sources
from incidents i join sources s on host_of(s.address, s.kind) = i.host and s.paused_reason is null
where s.guild_id = :guild_id and i.ended_at is null
group by i.id order by i.began_at, i.id;

-- name: end-incidents(still_down)!
update incidents set ended_at = now() where ended_at is null and host <> all (cast(:still_down as text[]));

-- name: forget-incidents()!
with forgotten as (delete from failing_hosts where failed_at < now() - interval '1 day')
delete from incidents where ended_at < now() - interval '30 days';

-- name: guilds-with-news()
-- Those with something wrong, or well again, that nobody was told of; later where nobody could be told. A source whose
-- host is down, or was a moment ago, is part of that incident.
with news as (
  select guild_id from sources s
  where told_at is null and (
      paused_reason <> 'by-hand' or failures >= 3 and failing_since <= now() - interval '30 minutes' and not exists (
        select from incidents
        where host = host_of(s.address, s.kind) and (ended_at is null or ended_at > now() - interval '30 minutes')
      )
    )
    or told_at is not null and failures = 0 and paused_reason is null
  union
  select guild_id from destinations where told_at is null and paused_reason <> 'by-hand'
  union
  select s.guild_id from incidents i join sources s on host_of(s.address, s.kind) = i.host and s.paused_reason is null
  where i.ended_at is null and i.began_at <= now() - interval '30 minutes'
    and (s.failures > 0 or s.polled_at < i.began_at)
    and not exists (select from incident_notices where guild_id = s.guild_id and incident_id = i.id)
  union
  select n.guild_id from incident_notices n join incidents i on i.id = n.incident_id
  where n.end_told_at is null and i.ended_at is not null
)
select guild_id from news where guild_id not in (select guild_id from untold_guilds where due_at > now())
order by guild_id;

-- name: channels-to-tell-in(guild_id)
-- Channels of the Dailies that the bot can post in, as far as it knows.
select channel_id from destinations where guild_id = :guild_id
group by channel_id having bool_and(paused_reason is null) order by channel_id;

-- name: note-untold(guild_id)$
-- How often in a row nobody could be told. Next time in a minute, then twice as long each time, up to a day.
insert into untold_guilds (guild_id, due_at) values (:guild_id, now() + interval '1 minute')
on conflict (guild_id) do update set
  failures = untold_guilds.failures + 1,
  due_at = now() + least(interval '1 minute' * 2 ^ least(untold_guilds.failures, 16), interval '1 day')
returning failures;

-- name: forget-untold(guild_id)!
delete from untold_guilds where guild_id = :guild_id;

-- name: news-of-guild(guild_id)
-- What nobody was told of: `what` is source-failing, source-recovered, channel-paused, host-failing or host-recovered;
-- `channel_id` is where the items go, or the channel that is paused; the title of a host is its name.
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
    paused_reason <> 'by-hand' or failures >= 3 and failing_since <= now() - interval '30 minutes' and not exists (
      select from incidents
      where host = host_of(s.address, s.kind) and (ended_at is null or ended_at > now() - interval '30 minutes')
    )
  )
  or told_at is not null and failures = 0 and paused_reason is null
)
union all
select 'channel-paused', d.id, s.title, d.paused_reason, d.paused_at, d.channel_id
from destinations d join sources s on s.guild_id = d.guild_id and s.id = d.source_id
where d.guild_id = :guild_id and d.told_at is null and d.paused_reason <> 'by-hand'
union all
select 'host-failing', i.id, i.host, i.problem, i.began_at, min(d.channel_id)
from incidents i join sources s on host_of(s.address, s.kind) = i.host and s.paused_reason is null
left join destinations d on d.guild_id = s.guild_id and d.source_id = s.id and d.paused_reason is null
where s.guild_id = :guild_id and i.ended_at is null and i.began_at <= now() - interval '30 minutes'
  and (s.failures > 0 or s.polled_at < i.began_at)
  and not exists (select from incident_notices where guild_id = s.guild_id and incident_id = i.id)
group by i.id
union all
select 'host-recovered', i.id, i.host, i.problem, i.ended_at, min(d.channel_id)
from incident_notices n join incidents i on i.id = n.incident_id
left join sources s on s.guild_id = n.guild_id and host_of(s.address, s.kind) = i.host
left join destinations d on d.guild_id = s.guild_id and d.source_id = s.id and d.paused_reason is null
where n.guild_id = :guild_id and n.end_told_at is null and i.ended_at is not null
group by i.id
order by what, title, id;

-- name: mark-host-told(guild_id, incident_id)!
insert into incident_notices (guild_id, incident_id) values (:guild_id, :incident_id) on conflict do nothing;

-- name: mark-host-recovery-told(guild_id, incident_id)!
update incident_notices set end_told_at = now() where guild_id = :guild_id and incident_id = :incident_id;

-- name: mark-source-told(guild_id, source_id)!
update sources set told_at = now() where guild_id = :guild_id and id = :source_id;

-- name: mark-recovery-told(guild_id, source_id)!
update sources set told_at = null where guild_id = :guild_id and id = :source_id;

-- name: mark-channel-told(guild_id, destination_id)!
update destinations set told_at = now() where guild_id = :guild_id and id = :destination_id;

-- name: latest-items(guild_id, source_id, channels, most)
-- The newest of one source, or of all when that is null; of those that were posted in these channels or will be, or of
-- all when `channels` is null.
select i.id, i.content::text as content, i.seen_at, s.title as source_title, s.kind as source_kind
from items i join sources s on s.guild_id = i.guild_id and s.id = i.source_id
where i.guild_id = :guild_id and (cast(:source_id as bigint) is null or i.source_id = :source_id)
  and (cast(:channels as bigint[]) is null or exists (
    select from deliveries d join destinations c on c.guild_id = d.guild_id and c.id = d.destination_id
    where d.guild_id = i.guild_id and d.item_id = i.id and d.state in ('sent', 'sending', 'waiting')
      and c.channel_id = any (cast(:channels as bigint[]))
  ))
order by coalesce(cast(i.content ->> 'published_at' as timestamptz), i.seen_at) desc, i.id desc limit :most;

-- name: sources-named(guild_id, part, channels, most)
-- Those whose name or address has this part, or whose number it is; of those that go to one of these channels, or of all
-- when that is null.
select id, title, address from sources s
where guild_id = :guild_id
  and (position(lower(:part) in lower(title || ' ' || address)) > 0 or cast(id as text) = :part)
  and (cast(:channels as bigint[]) is null or exists (
    select from destinations
    where guild_id = s.guild_id and source_id = s.id and channel_id = any (cast(:channels as bigint[]))
  ))
order by title, id limit :most;

-- name: items-named(guild_id, part, most)
-- The newest whose title has this part.
select i.id, coalesce(nullif(i.content ->> 'title', ''), i.content ->> 'url') as name, s.title as source_title
from items i join sources s on s.guild_id = i.guild_id and s.id = i.source_id
where i.guild_id = :guild_id and position(lower(:part) in lower(coalesce(i.content ->> 'title', ''))) > 0
order by i.id desc limit :most;

-- name: find-item(guild_id, item_id)^
select
  i.id, i.source_id, i.content::text as content, i.seen_at, i.baseline, i.removed_at, i.revision,
  s.title as source_title, s.kind as source_kind
from items i join sources s on s.guild_id = i.guild_id and s.id = i.source_id
where i.guild_id = :guild_id and i.id = :item_id;

-- name: items-with-states(guild_id, source_id, most)
-- The newest first; `states` is null when it has no delivery.
select i.id, i.content::text as content, i.seen_at, i.baseline, (
    select string_agg(d.state || coalesce(': ' || d.reason, ''), ', ' order by d.id) from deliveries d
    where d.guild_id = i.guild_id and d.item_id = i.id
  ) as states
from items i where i.guild_id = :guild_id and i.source_id = :source_id
order by coalesce(cast(i.content ->> 'published_at' as timestamptz), i.seen_at) desc, i.id desc limit :most;

-- name: deliveries-of-item(guild_id, item_id)
-- `edit_due_at`: when its message is edited next; null when it shows what it should.
select
  d.state, d.reason, d.message_id, d.settled_at, d.destination_id, c.channel_id, c.due_at, c.choices::text as choices,
  e.due_at as edit_due_at
from deliveries d
join destinations c on c.guild_id = d.guild_id and c.id = d.destination_id
left join edits e on e.guild_id = d.guild_id and e.delivery_id = d.id
where d.guild_id = :guild_id and d.item_id = :item_id order by d.id;

-- name: deliveries-of-items(guild_id, item_ids)
select d.item_id, d.destination_id, c.channel_id, d.state, d.reason, d.message_id, d.settled_at
from deliveries d join destinations c on c.guild_id = d.guild_id and c.id = d.destination_id
where d.guild_id = :guild_id and d.item_id = any (cast(:item_ids as bigint[])) order by d.id;

-- name: latest-fetches(guild_id, source_id, before_id, most)
-- `before_id` may be null.
select id, fetched_at, status, bytes, milliseconds, items, new_items, problem, detail from fetches
where guild_id = :guild_id and source_id = :source_id and (cast(:before_id as bigint) is null or id < :before_id)
order by id desc limit :most;

-- name: lag(guild_id, source_ids, most)
-- Seconds to the post, of the last month: from publication (as far as the source tells it) and from the look that found
-- it; what was there before it was followed does not count. Of each channel the newest `most` posts are looked at. One
-- row for each of the sources that posted anything.
select
  c.source_id, count(*) as posts, count(i.published_at) as dated,
  percentile_cont(0.5) within group (order by greatest(extract(epoch from d.settled_at - i.published_at), 0)) as p50,
  percentile_cont(0.95) within group (order by greatest(extract(epoch from d.settled_at - i.published_at), 0)) as p95,
  percentile_cont(0.5) within group (order by extract(epoch from d.settled_at - i.seen_at)) as seen_p50,
  percentile_cont(0.95) within group (order by extract(epoch from d.settled_at - i.seen_at)) as seen_p95
from destinations c
cross join lateral (
  select guild_id, item_id, settled_at from deliveries
  where guild_id = c.guild_id and destination_id = c.id and state = 'sent' and settled_at > now() - interval '30 days'
  order by settled_at desc limit :most
) as d
cross join lateral (
  select cast(content ->> 'published_at' as timestamptz) as published_at, seen_at from items
  where guild_id = d.guild_id and id = d.item_id and not baseline
) as i
where c.guild_id = :guild_id and c.source_id = any (cast(:source_ids as bigint[]))
group by c.source_id order by c.source_id;

-- name: open-roles(guild_id, source_id, channels)
-- Roles that members may take themselves, to be pinged about a source in these channels, or in any when that is null.
select distinct cast(choices -> 'ping' ->> 'role_id' as bigint) as role_id from destinations
where guild_id = :guild_id and source_id = :source_id and choices -> 'ping' -> 'open' = 'true'
  and (cast(:channels as bigint[]) is null or channel_id = any (cast(:channels as bigint[])))
order by role_id;

-- name: sources-to-follow(guild_id, part, channels, most)
-- Those with a role that members may take, whose name or address has this part, or whose number it is; in these channels,
-- or in any when that is null.
select id, title, address from sources s
where guild_id = :guild_id
  and (position(lower(:part) in lower(title || ' ' || address)) > 0 or cast(id as text) = :part)
  and exists (
    select from destinations
    where guild_id = s.guild_id and source_id = s.id and choices -> 'ping' -> 'open' = 'true'
      and (cast(:channels as bigint[]) is null or channel_id = any (cast(:channels as bigint[])))
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

-- name: remembered-items(guild_id, source_id)
-- The newest as they are stored, and those to look up again (`watching`): the living, and once an hour what was posted
-- within two weeks and would have to be marked when it is gone; more often when it seems to be.
with watched as (
  (
    select id from items
    where guild_id = :guild_id and source_id = :source_id and living and removed_at is null
      and (content ->> 'kind' in ('upcoming', 'live') or seen_at > now() - interval '3 days')
    order by id desc limit 50
  )
  union
  (
    select i.id from items i join sources s on s.guild_id = i.guild_id and s.id = i.source_id
    where i.guild_id = :guild_id and i.source_id = :source_id and i.removed_at is null
      and not i.baseline and i.seen_at > now() - interval '14 days'
      and (
        s.looked_at is null or s.looked_at < now() - interval '1 hour' or i.missing_since < now() - interval '10 minutes'
      )
      and exists (
        select from deliveries d join destinations c on c.guild_id = d.guild_id and c.id = d.destination_id
        where d.guild_id = i.guild_id and d.item_id = i.id and d.message_id is not null
          and c.choices ->> 'on_removal' is not null
      )
    order by i.id desc limit 50
  )
),
newest as (
  select id from items where guild_id = :guild_id and source_id = :source_id order by id desc limit 50
)
select i.native_id, i.content::text as content, i.id in (select id from watched) as watching
from items i where i.guild_id = :guild_id and i.id in (select id from newest union select id from watched);

-- name: change-items(guild_id, items)!
-- Given as JSON [{id, content, living}]. Posts that show something else, or soon will, are to be edited.
with given as (
  select * from jsonb_to_recordset(cast(:items as jsonb)) as given (id bigint, content jsonb, living boolean)
),
changed as (
  update items i set
    content = given.content, living = given.living, revision = i.revision + 1, removed_at = null, missing_since = null
  from given where i.guild_id = :guild_id and i.id = given.id
  returning i.id
)
insert into edits (guild_id, delivery_id)
select d.guild_id, d.id from deliveries d join changed on changed.id = d.item_id
where d.guild_id = :guild_id and d.state in ('waiting', 'held', 'sending', 'sent')
on conflict (guild_id, delivery_id) do update set due_at = edits.due_at + interval '1 millisecond';

-- name: note-missing(guild_id, source_id, looked_up, missing)!
update items set
  missing_since = case when native_id = any (cast(:missing as text[])) then coalesce(missing_since, now()) end
where guild_id = :guild_id and source_id = :source_id and native_id = any (cast(:looked_up as text[]))
  and (missing_since is not null or native_id = any (cast(:missing as text[])));

-- name: remove-missing(guild_id, source_id, missing)!
-- Those that were missing ten minutes ago, too. What waits is not posted any more; what was posted is to be edited.
with removed as (
  update items set removed_at = now(), living = false, revision = revision + 1
  where guild_id = :guild_id and source_id = :source_id and native_id = any (cast(:missing as text[]))
    and removed_at is null and missing_since < now() - interval '10 minutes'
  returning id
),
skipped as (
  update deliveries set state = 'skipped', reason = 'removed', settled_at = now()
  where guild_id = :guild_id and item_id in (select id from removed) and state in ('waiting', 'held')
)
insert into edits (guild_id, delivery_id)
select d.guild_id, d.id from deliveries d join removed on removed.id = d.item_id
where d.guild_id = :guild_id and d.state in ('sending', 'sent')
on conflict (guild_id, delivery_id) do update set due_at = edits.due_at + interval '1 millisecond';

-- name: note-look(guild_id, source_id, looked_up)!
-- When posted items were asked for; the living are asked for all the time.
update sources s set looked_at = now()
where guild_id = :guild_id and id = :source_id and exists (
  select from items
  where guild_id = s.guild_id and source_id = s.id and native_id = any (cast(:looked_up as text[])) and not living
);

-- name: undecided-deliveries(guild_id, item_ids)
-- Of items whose kind changed: what was not posted because of what they were, or waits, but nobody asked for by hand.
select d.id, d.item_id, d.destination_id, d.state, d.reason, c.choices::text as choices, c.paused_reason
from deliveries d join destinations c on c.guild_id = d.guild_id and c.id = d.destination_id
where d.guild_id = :guild_id and d.item_id = any (cast(:item_ids as bigint[]))
  and (d.state in ('waiting', 'held') or d.state = 'skipped' and d.reason in ('kind', 'filtered'))
  and d.reason is distinct from 'by-hand'
order by d.id;

-- name: decide-anew(guild_id, delivery_id, state, reason)!
update deliveries set state = :state, reason = :reason, settled_at = case when :state = 'skipped' then now() end
where guild_id = :guild_id and id = :delivery_id and state in ('waiting', 'held', 'skipped');

-- name: claim-edits(most)
-- Messages to edit, for this worker alone, for two minutes at most. `shown` is the revision that the message has.
update edits e set due_at = now() + interval '2 minutes'
from deliveries d
join items i on i.guild_id = d.guild_id and i.id = d.item_id
join destinations c on c.guild_id = d.guild_id and c.id = d.destination_id
join sources s on s.guild_id = c.guild_id and s.id = c.source_id
where d.guild_id = e.guild_id and d.id = e.delivery_id and (e.guild_id, e.delivery_id) in (
  select edits.guild_id, edits.delivery_id
  from edits
  join deliveries on deliveries.guild_id = edits.guild_id and deliveries.id = edits.delivery_id
  join destinations on destinations.guild_id = edits.guild_id and destinations.id = deliveries.destination_id
  where edits.due_at <= now() and deliveries.state = 'sent' and destinations.paused_reason is null
  order by edits.due_at limit :most
  for update of edits skip locked
)
returning
  e.guild_id, e.delivery_id, e.due_at, e.failures, d.message_id, d.item_id, d.revision as shown, i.revision,
  i.removed_at, i.content::text as content, c.channel_id, coalesce(d.as_posted, c.choices)::text as as_posted,
  c.choices ->> 'on_removal' as on_removal, s.kind as source_kind, s.title as source_title;

-- name: finish-edit(guild_id, delivery_id, due_at, revision)!
-- The message shows this revision. When the item changed meanwhile, `due_at` is another: it is edited once more.
with shown as (
  update deliveries set revision = :revision where guild_id = :guild_id and id = :delivery_id
),
finished as (
  delete from edits where guild_id = :guild_id and delivery_id = :delivery_id and due_at = :due_at returning delivery_id
)
update edits set due_at = now(), failures = 0
where guild_id = :guild_id and delivery_id = :delivery_id and not exists (select from finished);

-- name: postpone-edit(guild_id, delivery_id, seconds)!
update edits set due_at = now() + make_interval(secs => :seconds), failures = failures + 1
where guild_id = :guild_id and delivery_id = :delivery_id;

-- name: forget-edits()!
-- Of what was never posted.
delete from edits e using deliveries d
where d.guild_id = e.guild_id and d.id = e.delivery_id and d.state in ('skipped', 'failed');

-- name: note-hub(guild_id, source_id, hub, topic)!
-- What a source says of its hub; another one than before is asked anew.
insert into subscriptions (guild_id, source_id, hub, topic) values (:guild_id, :source_id, :hub, :topic)
on conflict (guild_id, source_id) do update set
  hub = excluded.hub, topic = excluded.topic, asked_at = null, verified_at = null, lease_until = null, due_at = now(),
  failures = 0
where (subscriptions.hub, subscriptions.topic) is distinct from (excluded.hub, excluded.topic);

-- name: claim-subscriptions(most)
-- Those to ask for, for this worker alone, for five minutes at most. From now on the hub may come to verify.
update subscriptions set asked_at = now(), due_at = now() + interval '5 minutes'
where (guild_id, source_id) in (
  select p.guild_id, p.source_id from subscriptions p
  join sources s on s.guild_id = p.guild_id and s.id = p.source_id
  where p.due_at <= now() and s.paused_reason is null
  order by p.due_at limit :most
  for update of p skip locked
)
returning guild_id, source_id, hub, topic, path, secret, failures;

-- name: retry-subscription(seconds, counts, guild_id, source_id)!
-- Asked again after so many seconds, unless the hub has verified meanwhile. `counts`: as one more failure.
update subscriptions set
  due_at = now() + make_interval(secs => :seconds), failures = failures + cast(cast(:counts as boolean) as integer)
where guild_id = :guild_id and source_id = :source_id and (verified_at is null or verified_at < asked_at);

-- name: forget-subscriptions()!
-- Of sources that were removed, when the hub has forgotten them, too.
delete from subscriptions p
where coalesce(lease_until, '-infinity') < now()
  and not exists (select from sources where guild_id = p.guild_id and id = p.source_id);

-- name: find-subscription(path)^
-- The path is a secret of its own: whoever knows it is a hub.
select
  guild_id, source_id, topic, path, secret,
  not exists (select from sources where guild_id = p.guild_id and id = p.source_id) as removed
from subscriptions p where path = :path;

-- name: start-lease(seconds, renew_after, path)$
-- True when it was asked for within a day.
update subscriptions set
  verified_at = clock_timestamp(), lease_until = now() + make_interval(secs => :seconds),
  due_at = now() + make_interval(secs => :renew_after), failures = 0
where path = :path and asked_at > now() - interval '1 day'
returning true;

-- name: ring-source(guild_id, source_id)!
-- Due now, but not more often than once a minute; one that fails or is paused is left alone. A push may be earlier than
-- what it tells of, so the next looks follow soon.
with rung as (
  update subscriptions set
    pushed_at = case
      when pushed_at > now() then pushed_at else greatest(now(), coalesce(pushed_at, '-infinity') + interval '1 minute')
    end
  where guild_id = :guild_id and source_id = :source_id
  returning pushed_at
)
update sources set due_at = least(due_at, rung.pushed_at), interval_seconds = least(interval_seconds, 300)
from rung
where guild_id = :guild_id and id = :source_id and paused_reason is null and failures = 0;

-- name: remove-deleted(guild_id, source_id, deleted)!
-- As a hub says. What waits is not posted any more; what was posted is to be edited.
with removed as (
  update items set removed_at = now(), living = false, revision = revision + 1
  where guild_id = :guild_id and source_id = :source_id and native_id = any (cast(:deleted as text[]))
    and removed_at is null and not baseline and seen_at > now() - interval '14 days'
  returning id
),
skipped as (
  update deliveries set state = 'skipped', reason = 'removed', settled_at = now()
  where guild_id = :guild_id and item_id in (select id from removed) and state in ('waiting', 'held')
)
insert into edits (guild_id, delivery_id)
select d.guild_id, d.id from deliveries d join removed on removed.id = d.item_id
where d.guild_id = :guild_id and d.state in ('sending', 'sent')
on conflict (guild_id, delivery_id) do update set due_at = edits.due_at + interval '1 millisecond';
