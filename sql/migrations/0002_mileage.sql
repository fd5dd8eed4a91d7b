-- migrate:up

create table members (
  guild_id bigint not null,
  user_id bigint not null,
  name text not null default '',
  hidden boolean not null default false,
  left_at timestamptz,
  listed boolean generated always as (not hidden and left_at is null) stored,
  check_in_day date,
  check_in_streak integer not null default 0,
  primary key (guild_id, user_id)
) with (fillfactor = 80);
create index members_who_left on members (guild_id, user_id) where left_at is not null;

-- The ledger. Only ever appended to; a mistake is reversed by a new entry.
create table entries (
  guild_id bigint not null,
  user_id bigint not null,
  id bigint generated always as identity,
  miles integer not null,
  balance bigint not null, -- of the member, this entry included
  reason text not null,
  source_key text collate "C" not null,
  day date not null, -- the guild's day it counts for; a reversal counts for the day of what it reverses
  created_at timestamptz not null default now(),
  actor_id bigint not null,
  interaction_id bigint,
  streak integer,
  reverses bigint,
  note text,
  primary key (guild_id, user_id, id),
  constraint entries_award_once unique (guild_id, source_key)
);
create index entries_by_hand on entries (guild_id, actor_id) where actor_id <> user_id;

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  if current_setting('omo.erasing', true) = 'on' then
    return coalesce(new, old);
  end if;
  raise exception 'the ledger is append-only: reverse an entry instead of changing it';
end $$;
create trigger entries_are_append_only before update or delete on entries
  for each row execute function refuse_rewriting_history();

-- Sums per guild.
create table odometers (
  guild_id bigint primary key,
  miles bigint not null default 0
) with (fillfactor = 50);

-- What caps and cooldowns go by; a reversal counts for the reason of what it reverses.
create table daily_totals (
  guild_id bigint not null,
  user_id bigint not null,
  day date not null,
  reason text collate "C" not null,
  miles bigint not null,
  last_at timestamptz not null,
  primary key (guild_id, user_id, day, reason)
) with (fillfactor = 80);

-- Running totals of every board: 'all', a week such as '2026-W48', a month such as '2026-11'.
create table standings (
  guild_id bigint not null,
  board text collate "C" not null,
  user_id bigint not null,
  miles bigint not null,
  listed boolean not null,
  primary key (guild_id, board, user_id)
) with (fillfactor = 80);
create index standings_by_place on standings (guild_id, board, miles, user_id) where listed and miles > 0;

-- How many listed members stand in each bucket of miles, and on each shelf of 64 buckets (shelves have negative
-- numbers): an exact place costs some two hundred small rows instead of a count over everybody above.
create table standings_histogram (
  guild_id bigint not null,
  board text collate "C" not null,
  bucket integer not null,
  members bigint not null,
  primary key (guild_id, board, bucket)
) with (fillfactor = 50);

-- Outbox: members whose Discord roles may not match their rank. A worker takes due rows; a job only rings the bell.
create table rank_syncs (
  guild_id bigint not null,
  user_id bigint not null,
  asked_at timestamptz not null default clock_timestamp(),
  due_at timestamptz not null default now(),
  claimed_until timestamptz not null default '-infinity', -- by one worker at a time
  attempts integer not null default 0,
  last_error text,
  primary key (guild_id, user_id)
) with (fillfactor = 50);
create index rank_syncs_due on rank_syncs (due_at);

-- 1024 buckets per doubling; below 2048 miles every number is a bucket of its own: so few people share one that they
-- are quickly counted, also where nothing was vacuumed. (Not `strict`: only so is it inlined.)
create function miles_bucket(miles bigint) returns integer language sql immutable parallel safe
return case
  when miles < 2048 then greatest(miles, 0)::integer
  else 1024 * (length(ltrim(miles::bit(64)::text, '0')) - 11)
    + (miles >> (length(ltrim(miles::bit(64)::text, '0')) - 11))::integer
end;

-- The first number of miles above the bucket.
create function miles_bucket_end(bucket integer) returns bigint language sql immutable parallel safe
return case
  when bucket < 2048 then bucket + 1::bigint
  else (bucket - 1024 * (bucket / 1024 - 1) + 1)::bigint << (bucket / 1024 - 1)
end;

create function bucket_shelf(bucket integer) returns integer language sql immutable parallel safe
return -1 - bucket / 64;

-- 1 + how many listed members have more miles. (Not inlined, but planned once: the indexes are the only good way.)
create function board_place(the_guild bigint, the_board text, the_miles bigint) returns bigint
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  my_bucket integer := miles_bucket(the_miles);
  my_shelf integer := bucket_shelf(my_bucket);
  end_of_bucket bigint := miles_bucket_end(my_bucket);
begin
  return 1
    + coalesce((
      select sum(members) from standings_histogram
      where guild_id = the_guild and board = the_board and bucket < my_shelf
    ), 0)::bigint
    + coalesce((
      select sum(members) from standings_histogram
      where guild_id = the_guild and board = the_board and bucket > my_bucket and bucket < -64 * my_shelf
    ), 0)::bigint
    + case when my_bucket < 2048 then 0 else (
      select count(*) from standings
      where guild_id = the_guild and board = the_board and listed and miles > 0
        and miles > the_miles and miles < end_of_bucket
    ) end;
end $$;

create function boards_of(day date) returns text[] language sql stable parallel safe
return array['all', to_char(day, 'IYYY"-W"IW'), to_char(day, 'YYYY-MM')];

-- Books a batch of awards and reversals, each member at most once in it, and tells what became of each.
--
-- guild_ids: the guilds of the batch, each once. awards: [{guild_id, user_id, name, actor_id, reason, source_key, day,
-- interaction_id, note, miles, percent, streak_step, streak_most, reason_cap, day_cap, cooldown, settings_version}]; a
-- reversal gives `reverses` (an entry's id) instead of the rules. Caps are miles per guild day, cooldown is in seconds.
--
-- Outcomes: 'booked'; 'repeated' (the source key is known: the first entry is returned); 'stale' (decided with settings
-- that have changed since: nothing is written); 'cooling' (too soon: nothing is written); 'missing' (nothing to reverse).
create function book_entries(guild_ids bigint[], awards jsonb)
returns table (
  place_in_batch bigint, outcome text, entry_id bigint, miles integer, balance bigint, streak integer,
  interaction_id bigint, created_at timestamptz, ranks_due boolean, wait_seconds integer
)
language plpgsql
-- One plan, right for tables of any size: planning anew costs more than the work, and a plan made while the tables were
-- small would scan them whole. `lateral` below says the same: one index look-up for each award.
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
#variable_conflict use_column
begin
  -- The guild's lock comes first and alone: what follows sees everything that earlier holders committed, and whoever
  -- moves miles takes it before any row, so that nothing deadlocks.
  perform pg_advisory_xact_lock(guild) from (select unnest(guild_ids) as guild order by 1) as ordered;
  -- Who earns miles is there, whatever was believed before.
  if exists (select from members where guild_id = any (guild_ids) and left_at is not null) then
    perform mark_member(m.guild_id, m.user_id, null, false)
    from jsonb_to_recordset(awards) as a (guild_id bigint, user_id bigint, reverses bigint)
    join members m on m.guild_id = a.guild_id and m.user_id = a.user_id and m.left_at is not null
    where a.reverses is null;
  end if;

  return query
  with asked as materialized (
    select a.*
    from rows from (jsonb_to_recordset(awards) as (
      guild_id bigint, user_id bigint, name text, actor_id bigint, reason text, source_key text, day date,
      interaction_id bigint, note text, miles integer, percent integer, streak_step integer, streak_most integer,
      reason_cap bigint, day_cap bigint, cooldown integer, settings_version integer, reverses bigint
    )) with ordinality as a (
      guild_id, user_id, name, actor_id, reason, source_key, day, interaction_id, note, miles, percent, streak_step,
      streak_most, reason_cap, day_cap, cooldown, settings_version, reverses, number
    )
  ),
  known as materialized (
    select
      a.number, a.guild_id, a.user_id, a.name, a.actor_id, a.reason, a.source_key, a.interaction_id, a.note, a.reverses,
      a.miles as base, a.percent, a.streak_step, a.streak_most,
      coalesce(original.day, a.day) as day,
      original.miles as reversed_miles, original.reason as reversed_reason,
      first.id as first_id, first.miles as first_miles, first.balance as first_balance, first.streak as first_streak,
      first.interaction_id as first_interaction_id, first.created_at as first_created_at,
      coalesce(s.version, 0) as version, a.settings_version,
      coalesce(m.listed, true) as listed,
      case
        when a.streak_step is null then null
        when m.check_in_day = a.day - 1 then m.check_in_streak + 1
        when m.check_in_day >= a.day then m.check_in_streak
        else 1
      end as streak,
      (
        select ceil(a.cooldown - extract(epoch from now() - max(d.last_at)))::integer from daily_totals d
        where a.cooldown > 0 and d.guild_id = a.guild_id and d.user_id = a.user_id and d.reason = a.reason
          and d.day >= a.day - 1
      ) as wait_seconds,
      case when a.reason_cap is null and a.day_cap is null then null else (
        select least(
          a.reason_cap - coalesce(sum(d.miles) filter (where d.reason = a.reason), 0),
          a.day_cap - coalesce(sum(d.miles), 0)
        )
        from daily_totals d where d.guild_id = a.guild_id and d.user_id = a.user_id and d.day = a.day
      ) end as room
    from asked a
    left join lateral (
      select id, miles, balance, streak, interaction_id, created_at from entries e
      where e.guild_id = a.guild_id and e.source_key = a.source_key limit 1
    ) as first on true
    left join lateral (
      select miles, day, reason from entries e
      where e.guild_id = a.guild_id and e.user_id = a.user_id and e.id = a.reverses and e.reverses is null limit 1
    ) as original on true
    left join lateral (
      select version from guild_settings where guild_id = a.guild_id limit 1
    ) as s on true
    left join lateral (
      select listed, check_in_day, check_in_streak from members
      where guild_id = a.guild_id and user_id = a.user_id limit 1
    ) as m on true
  ),
  decided as materialized (
    select
      k.*,
      case
        when k.first_id is not null then 'repeated'
        when k.reverses is not null and k.reversed_miles is null then 'missing'
        when k.settings_version <> k.version then 'stale'
        when k.wait_seconds > 0 then 'cooling'
        else 'booked'
      end as outcome,
      coalesce(-k.reversed_miles, greatest(0, least(
        (k.base + coalesce(k.streak_step * least(k.streak - 1, k.streak_most), 0)) * coalesce(k.percent, 100) / 100,
        k.room
      )))::integer as booked_miles
    from known k
  ),
  moves as materialized (
    select d.*, b.board, s.miles as before, coalesce(s.miles, 0) + d.booked_miles as after
    from decided d
    cross join lateral unnest(boards_of(d.day)) as b (board)
    left join lateral (
      select miles from standings where guild_id = d.guild_id and board = b.board and user_id = d.user_id limit 1
    ) as s on true
    where d.outcome = 'booked'
  ),
  booked as (
    insert into entries (
      guild_id, user_id, miles, balance, reason, source_key, day, actor_id, interaction_id, streak, reverses, note
    )
    select
      guild_id, user_id, booked_miles, after, reason, source_key, day, actor_id, interaction_id, streak, reverses, note
    from moves where board = 'all'
    returning *
  ),
  standing as (
    insert into standings (guild_id, board, user_id, miles, listed)
    select guild_id, board, user_id, after, listed from moves
    on conflict (guild_id, board, user_id) do update set miles = excluded.miles
  ),
  histogram as (
    insert into standings_histogram (guild_id, board, bucket, members)
    select guild_id, board, place.bucket, sum(change) from (
      select guild_id, board, miles_bucket(before) as bucket, -1 as change from moves where listed and before > 0
      union all
      select guild_id, board, miles_bucket(after), 1 from moves where listed and after > 0
    ) as change
    cross join lateral (values (bucket), (bucket_shelf(bucket))) as place (bucket)
    group by guild_id, board, place.bucket having sum(change) <> 0
    on conflict (guild_id, board, bucket) do update set members = standings_histogram.members + excluded.members
  ),
  person as (
    insert into members (guild_id, user_id, name, check_in_day, check_in_streak)
    select guild_id, user_id, coalesce(name, ''), case when streak_step is not null then day end, coalesce(streak, 0)
    from decided where outcome = 'booked'
    on conflict (guild_id, user_id) do update set
      name = coalesce(nullif(excluded.name, ''), members.name),
      check_in_day = greatest(excluded.check_in_day, members.check_in_day),
      check_in_streak = case when excluded.check_in_day is null then members.check_in_streak else excluded.check_in_streak end
    where (excluded.name <> '' and excluded.name <> members.name) or excluded.check_in_day is not null
  ),
  daily as (
    insert into daily_totals (guild_id, user_id, day, reason, miles, last_at)
    select
      guild_id, user_id, day, coalesce(reversed_reason, reason), booked_miles,
      case when reverses is null then now() else '-infinity' end
    from decided where outcome = 'booked'
    on conflict (guild_id, user_id, day, reason) do update set
      miles = daily_totals.miles + excluded.miles, last_at = greatest(daily_totals.last_at, excluded.last_at)
  ),
  odometer as (
    insert into odometers (guild_id, miles)
    select guild_id, sum(booked_miles) from decided where outcome = 'booked' group by guild_id
    on conflict (guild_id) do update set miles = odometers.miles + excluded.miles
  ),
  due as (
    insert into rank_syncs (guild_id, user_id)
    select m.guild_id, m.user_id from moves m
    where m.board = 'all' and exists (
      select from ranks r
      where r.guild_id = m.guild_id and r.role_id is not null
        and r.threshold > least(coalesce(m.before, -1), m.after) and r.threshold <= greatest(coalesce(m.before, -1), m.after)
    )
    order by 1, 2
    on conflict (guild_id, user_id) do update set asked_at = clock_timestamp(), due_at = now(), attempts = 0
    returning guild_id, user_id
  ),
  audited as (
    insert into audit_log (guild_id, actor_id, action, subject, before, after)
    select
      guild_id, actor_id, case when reverses is null then 'mileage.award' else 'mileage.reverse' end,
      'member:' || user_id, jsonb_build_object('balance', balance - miles),
      jsonb_build_object('balance', balance, 'entry', id, 'reason', reason, 'note', note)
    from booked
    where actor_id <> user_id or reverses is not null
  )
  select
    d.number, d.outcome, coalesce(b.id, d.first_id),
    case d.outcome when 'booked' then d.booked_miles else d.first_miles end,
    coalesce(b.balance, d.first_balance),
    case d.outcome when 'booked' then d.streak else d.first_streak end,
    case d.outcome when 'booked' then d.interaction_id else d.first_interaction_id end,
    coalesce(b.created_at, d.first_created_at), due.user_id is not null, d.wait_seconds
  from decided d
  left join booked b on b.guild_id = d.guild_id and b.user_id = d.user_id
  left join due on due.guild_id = d.guild_id and due.user_id = d.user_id;
end $$;

-- Hides a member from the boards or shows them again, by choice or because they left; null leaves a mark as it is.
-- Somebody unknown who left stays unknown.
create function mark_member(the_guild bigint, the_member bigint, is_hidden boolean, has_left boolean)
returns void language plpgsql as $$
declare
  now_listed boolean;
begin
  perform pg_advisory_xact_lock(the_guild);
  if is_hidden is null and not exists (select from members where guild_id = the_guild and user_id = the_member) then
    return;
  end if;
  insert into members as m (guild_id, user_id, hidden, left_at)
  values (the_guild, the_member, coalesce(is_hidden, false), case when has_left then now() end)
  on conflict (guild_id, user_id) do update set
    hidden = coalesce(is_hidden, m.hidden),
    left_at = case when has_left is null then m.left_at when has_left then coalesce(m.left_at, now()) end
  returning listed into now_listed;
  with changed as (
    update standings set listed = now_listed
    where guild_id = the_guild and user_id = the_member and listed <> now_listed
      and board in (
        select distinct unnest(boards_of(day)) from daily_totals where guild_id = the_guild and user_id = the_member
      )
    returning board, miles
  )
  insert into standings_histogram as h (guild_id, board, bucket, members)
  select the_guild, board, place.bucket, case when now_listed then 1 else -1 end
  from changed
  cross join lateral (values (miles_bucket(miles)), (bucket_shelf(miles_bucket(miles)))) as place (bucket)
  where miles > 0
  on conflict (guild_id, board, bucket) do update set members = h.members + excluded.members;
end $$;

-- Forgets a person. Their entries stay as miles of nobody (user 0), so that the odometer and everybody else's totals
-- hold; what could name them goes.
create function erase_member(the_guild bigint, the_member bigint) returns void language plpgsql as $$
begin
  perform mark_member(the_guild, the_member, true, null);
  perform set_config('omo.erasing', 'on', true);
  update entries set user_id = 0, actor_id = 0, interaction_id = null, note = null, source_key = 'erased:' || id
  where guild_id = the_guild and user_id = the_member;
  update entries set actor_id = 0 where guild_id = the_guild and actor_id = the_member and actor_id <> user_id;
  perform set_config('omo.erasing', 'off', true);
  update audit_log set subject = 'member:0', before = null, after = null
  where guild_id = the_guild and subject = 'member:' || the_member;
  update audit_log set actor_id = 0 where guild_id = the_guild and actor_id = the_member;
  delete from standings where guild_id = the_guild and user_id = the_member and board in (
    select distinct unnest(boards_of(day)) from daily_totals where guild_id = the_guild and user_id = the_member
  );
  delete from daily_totals where guild_id = the_guild and user_id = the_member;
  delete from members where guild_id = the_guild and user_id = the_member;
  update guilds set installed_by = null where guild_id = the_guild and installed_by = the_member;
  insert into rank_syncs (guild_id, user_id) values (the_guild, the_member)
  on conflict (guild_id, user_id) do update set asked_at = clock_timestamp(), due_at = now(), attempts = 0;
end $$;

-- migrate:down
drop function erase_member, mark_member, book_entries, boards_of, board_place, bucket_shelf, miles_bucket_end, miles_bucket;
drop table rank_syncs, standings_histogram, standings, daily_totals, odometers, entries, members;
drop function refuse_rewriting_history;
