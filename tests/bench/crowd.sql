-- Half a year of a busy guild, made inside PostgreSQL by tests/bench/crowd.py.
--
-- Everything about a member follows from one row of `stories`: each entry comes `gap` seconds after the one before;
-- every seventh is an award by hand of `award` miles, the others are check-ins of 10, 12 … 20 miles. So what stands on
-- a board is known without adding up the ledger, and the proof may then add up the ledger.

-- name: make-stories#
create unlogged table stories (
  user_id bigint not null,
  entries bigint not null,
  gap bigint not null,
  first_at bigint not null,
  award bigint not null,
  hidden boolean not null,
  has_left boolean not null
);

-- name: make-entries-before#
-- How many entries a member has before a moment (Unix seconds).
create function entries_before(story stories, moment bigint) returns bigint language sql immutable parallel safe
return case
  when moment <= story.first_at then 0
  else least(story.entries, (moment - story.first_at + story.gap - 1) / story.gap)
end;

-- name: make-miles-of#
-- The miles of a member's first entries.
create function miles_of(story stories, entries bigint) returns bigint language sql immutable parallel safe
return entries / 7 * (90 + story.award) + entries % 7 * (entries % 7 + 9);

-- name: fill-stories(members, busy, since, until)!
-- Ten entries each on average: most people come a few times, some nearly every other day. More and more join. In a
-- `busy` guild people come so many times as often, as far as there are days.
insert into stories
select
  200000000000000000 + number, entries, gap, latest - (random() ^ 2 * (latest - :since))::bigint,
  random(1, 6) + (40 * random() ^ 4)::bigint * random(1, 20), random() < 0.03, random() < 0.05
from (
  select number, entries, random(86400::bigint, (cast(:until as bigint) - cast(:since as bigint)) / entries) as gap
  from generate_series(0, cast(:members as bigint) - 1) as number
  cross join lateral (
    select least(170, cast(:busy as bigint) * case when number % 20 < 19
      then ('{1,1,1,1,2,2,2,3,3,4,5,6,7,9,11,14,18,25,35}'::bigint[])[number % 20 + 1]
      else 20 + number / 20 % 61
    end) as entries
  ) as drawn
) as paced
cross join lateral (select cast(:until as bigint) - 1 - (entries - 1) * gap as latest) as last_chance;

-- name: fill-members(guild_id)!
insert into members (
  guild_id, user_id, name, hidden, left_at, balance, last_entry_at, check_in_day, check_in_streak
)
select
  :guild_id, user_id, 'Companion ' || user_id - 200000000000000000, hidden, case when has_left then now() end,
  miles_of(s, entries), to_timestamp(first_at + (entries - 1) * gap), (to_timestamp(first_at + (n - 1) * gap) at time zone 'UTC')::date, n % 7
from stories s cross join lateral (values (entries - (entries % 7 = 0)::integer)) as last_check_in (n);

-- name: fill-entries(guild_id, since, until)!
-- A stretch of time, in the order in which it happened: a member's entries lie far apart.
insert into entries (
  guild_id, user_id, miles, balance, reason, source_key, day, created_at, actor_id, interaction_id, streak, note
)
select
  :guild_id, user_id, miles, balance, case when by_hand then 'award' else 'check-in' end,
  case when by_hand then 'interaction:' || interaction_id else 'check-in:' || user_id || ':' || day end,
  day, to_timestamp(at), case when by_hand then 100000000000000001 else user_id end, interaction_id,
  case when not by_hand then n % 7 end, case when by_hand then 'helped to carry the drum kit' end
from (
  select
    user_id, n, n % 7 = 0 as by_hand, case when n % 7 = 0 then award else 8 + 2 * (n % 7) end as miles,
    miles_of(s, n) as balance, first_at + (n - 1) * gap as at, 1400000000000000000 + user_id % 1000000000 * 128 + n as interaction_id,
    (to_timestamp(first_at + (n - 1) * gap) at time zone 'UTC')::date as day
  from stories s
  cross join generate_series(entries_before(s, :since) + 1, entries_before(s, :until)) as n
  where entries_before(s, :since) < entries_before(s, :until)
) as happened
order by at;

-- name: fill-board(guild_id, board, since, until)!
insert into standings (guild_id, board, user_id, miles, listed, last_entry_at)
select
  :guild_id, :board, user_id, miles_of(s, entries_before(s, :until)) - miles_of(s, entries_before(s, :since)),
  not hidden and not has_left, case when :board = 'all' then to_timestamp(first_at + (entries - 1) * gap) end
from stories s
where entries_before(s, :since) < entries_before(s, :until);

-- name: fill-histogram(guild_id)!
insert into standings_histogram (guild_id, board, bucket, members)
select :guild_id, board, place.bucket, sum(members) from (
  select board, miles, count(*) as members from standings where guild_id = :guild_id and listed and miles > 0 group by 1, 2
) as standing
cross join lateral unnest(bucket_sums(miles_bucket(miles))) as place (bucket)
group by 2, 3;

-- name: fill-odometer(guild_id)!
-- When all entries are there.
insert into odometers (guild_id, miles, up_to)
select :guild_id, sum(miles_of(s, entries)), (select max(id) from entries where guild_id = :guild_id) from stories s;

-- name: fill-names(guild_id)!
insert into member_names (guild_id, user_id, folded)
select guild_id, user_id, fold_name(name) from members where guild_id = :guild_id and balance is not null;

-- name: fill-name-cursor(guild_id)!
-- When all entries are there.
insert into name_cursors (guild_id, up_to) select :guild_id, max(id) from entries where guild_id = :guild_id;

-- name: indexes-of(tables)
-- What to drop before filling and to make again afterwards, in reverse; what refers to the tables comes first.
select
  'alter table ' || conrelid::regclass || ' drop constraint ' || quote_ident(conname) as drop_it,
  'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
    as make_it
from pg_constraint where contype = 'f' and confrelid = any (cast(:tables as text[])::regclass[])
union all
(select
  coalesce(
    'alter table ' || i.indrelid::regclass || ' drop constraint ' || quote_ident(c.conname), 'drop index ' || i.indexrelid::regclass
  ) as drop_it,
  coalesce(
    'alter table ' || i.indrelid::regclass || ' add constraint ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid),
    pg_get_indexdef(i.indexrelid)
  ) as make_it
from pg_index i
left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')
where i.indrelid = any (cast(:tables as text[])::regclass[])
order by c.contype nulls last, i.indexrelid);
