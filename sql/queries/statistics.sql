-- name: count-entries(guild_id, most)$
-- Counts up to so many entries that are not counted yet; how many it were.
select count_entries(:guild_id, :most);

-- name: count-posts(guild_id)$
select count_posts(:guild_id);

-- name: posts-are-old(guild_id)$
-- Whether the posts were counted more than a minute ago.
select coalesce((select posts_at from statistics_cursors where guild_id = :guild_id), '-infinity')
  < now() - interval '1 minute';

-- name: guilds-to-count()
-- Where the boards are ahead of the statistics.
select o.guild_id from odometers o left join statistics_cursors c on c.guild_id = o.guild_id
where o.up_to > coalesce(c.up_to, 0) order by o.guild_id;

-- name: guilds-with-new-posts()
-- A post that was settled just before may have been committed just after.
select s.guild_id from (select distinct guild_id from sources) as s
left join statistics_cursors c on c.guild_id = s.guild_id
where exists (
  select from deliveries d
  where d.guild_id = s.guild_id and d.state = 'sent'
    and d.settled_at > coalesce(c.posts_at, '-infinity') - interval '1 minute'
)
order by s.guild_id;

-- name: miles-per-day(guild_id, since, until)
select day, reason, miles, bookings from daily_miles
where guild_id = :guild_id and day between :since and :until order by day, reason;

-- name: active-members(guild_id, span, since, until)
select begins, members from active_members
where guild_id = :guild_id and span = :span and begins between :since and :until order by begins;

-- name: members-from(guild_id, thresholds)
-- How many listed members have so many miles or more, and at least one.
select threshold, board_place(:guild_id, 'all', threshold - 1) - 1 as members
from unnest(cast(:thresholds as bigint [])) as thresholds (threshold) order by threshold;

-- name: posts-per-day(guild_id, since, until)
select day, lag_bucket, posts from daily_posts
where guild_id = :guild_id and day between :since and :until order by day, lag_bucket;

-- name: forget-statistics(guild_id)!
-- They are counted anew from the ledger and the posts that are kept.
with cursors as (delete from statistics_cursors where guild_id = :guild_id),
miles as (delete from daily_miles where guild_id = :guild_id),
members as (delete from active_members where guild_id = :guild_id)
delete from daily_posts where guild_id = :guild_id;

-- name: uneven-miles()
-- Proof for `omo doctor`: days and reasons whose miles are not the sum of the entries that are counted.
select guild_id, day, reason, sum(miles)::bigint as miles_too_many, sum(bookings)::bigint as bookings_too_many from (
  select guild_id, day, reason, miles, bookings from daily_miles
  union all
  select
    e.guild_id, e.day, coalesce(o.reason, e.reason), -e.miles, case when e.reverses is null then -1 else 0 end
  from entries e
  join statistics_cursors c on c.guild_id = e.guild_id and e.id <= c.up_to
  left join entries o on o.guild_id = e.guild_id and o.user_id = e.user_id and o.id = e.reverses
) as both_sides
group by guild_id, day, reason
having sum(miles) <> 0 or sum(bookings) <> 0
limit 20;

-- name: uneven-activity()
-- Days and weeks with more or fewer active members than the ledger can tell of; who was erased is nobody in it now.
select guild_id, span, begins, a.members, l.fewest, l.most
from active_members a
full join (
  select
    e.guild_id, s.span, s.begins,
    count(distinct e.user_id) filter (where e.user_id <> 0) as fewest,
    count(distinct e.user_id) filter (where e.user_id <> 0) + count(*) filter (where e.user_id = 0) as most
  from entries e
  join statistics_cursors c on c.guild_id = e.guild_id and e.id <= c.up_to
  cross join lateral (values ('day', e.day), ('week', monday_of(e.day))) as s (span, begins)
  where e.reverses is null
  group by 1, 2, 3
) as l using (guild_id, span, begins)
where coalesce(a.members, 0) not between coalesce(l.fewest, 0) and coalesce(l.most, 0)
limit 20;
