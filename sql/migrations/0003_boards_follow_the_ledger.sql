-- migrate:up

-- A booking writes the entry and the member's row, and is done. Boards, histograms and the odometer follow from the
-- ledger: they include it up to an entry that `odometers` names, and whoever reads them first takes in the rest.
alter table members add column balance bigint; -- the sum of their entries; null before the first
update members m set balance = s.miles
from standings s
where s.guild_id = m.guild_id and s.board = 'all' and s.user_id = m.user_id;

alter table odometers add column up_to bigint not null default 0; -- the last entry that sums and boards include
update odometers o set up_to = (select max(id) from entries e where e.guild_id = o.guild_id);

-- What caps and cooldowns go by is in the ledger.
-- squawk-ignore ban-drop-table
drop table daily_totals;
-- squawk-ignore require-concurrent-index-creation
create index entries_in_order on entries (guild_id, id);

-- squawk-ignore ban-drop-function
drop function book_entries(bigint[], jsonb);

-- What is asked of the ledger, as app/mileage/bookings.py sends it.
create type booking as (
  guild_id bigint, user_id bigint, name text, actor_id bigint, reason text, source_key text, day date,
  interaction_id bigint, note text, miles integer, percent integer, streak_step integer, streak_most integer,
  reason_cap bigint, day_cap bigint, cooldown integer, settings_version integer, reverses bigint
);

-- What became of it.
create type booked as (
  outcome text, entry_id bigint, miles integer, balance bigint, streak integer, interaction_id bigint,
  ranks_due boolean, wait_seconds integer
);

-- How many miles the caps of a member's day leave, for a reason; null without caps. A reversal counts for the day and
-- the reason of what it reverses. Entries for a day are not older than the day, in any zone.
create function room_for(asked booking) returns bigint language plpgsql stable as $$
declare
  room_for_reason bigint := asked.reason_cap;
  room_for_day bigint := asked.day_cap;
  entry record;
begin
  for entry in
    select e.miles, e.day, e.created_at, coalesce(original.reason, e.reason) as reason
    from entries e
    left join entries original
      on original.guild_id = e.guild_id and original.user_id = e.user_id and original.id = e.reverses
    where e.guild_id = asked.guild_id and e.user_id = asked.user_id
    order by e.id desc
  loop
    exit when entry.created_at < asked.day - interval '1 day';
    if entry.day = asked.day then
      room_for_day := room_for_day - entry.miles;
      room_for_reason := room_for_reason - case when entry.reason = asked.reason then entry.miles else 0 end;
    end if;
  end loop;
  return least(room_for_reason, room_for_day);
end $$;

-- Seconds until the member may earn for the reason again; 0 when they may.
create function cooldown_left(asked booking) returns integer language plpgsql stable as $$
declare
  entry record;
begin
  for entry in
    select reason, created_at from entries
    where guild_id = asked.guild_id and user_id = asked.user_id
    order by id desc
  loop
    exit when entry.created_at <= now() - make_interval(secs => asked.cooldown);
    if entry.reason = asked.reason then
      return ceil(asked.cooldown - extract(epoch from now() - entry.created_at));
    end if;
  end loop;
  return 0;
end $$;

-- The entry that an earlier booking with this source key made; null when there is none.
create function booked_before(asked booking) returns booked language sql stable
return (
  select ('repeated', id, miles, balance, streak, interaction_id, false, null)::booked
  from entries where guild_id = asked.guild_id and source_key = asked.source_key
);

create function not_booked(why text, wait_seconds integer default null) returns booked language sql immutable
return (why, null, 0, 0, null, null, false, wait_seconds)::booked;

-- Decides and books one award or reversal. Under the guild's lock, with the plans of `book_entries`.
create function book_entry(asked booking) returns booked language plpgsql as $$
declare
  member members%rowtype;
  settings_now integer;
  counts_for date := asked.day;
  streak_now integer;
  earned integer;
  balance_now bigint;
  entry_id bigint;
  ranks_due boolean;
begin
  select * into member from members where guild_id = asked.guild_id and user_id = asked.user_id;
  if asked.reverses is not null then
    select -miles, day into earned, counts_for from entries
    where guild_id = asked.guild_id and user_id = asked.user_id and id = asked.reverses and reverses is null;
    if not found then
      return not_booked('missing');
    end if;
  else
    select version into settings_now from guild_settings where guild_id = asked.guild_id;
    if asked.settings_version <> coalesce(settings_now, 0) then
      return coalesce(booked_before(asked), not_booked('stale'));
    end if;
    if asked.cooldown > 0 and cooldown_left(asked) > 0 then
      return coalesce(booked_before(asked), not_booked('cooling', cooldown_left(asked)));
    end if;
    if asked.streak_step is not null then
      streak_now := case
        when member.check_in_day = asked.day - 1 then member.check_in_streak + 1
        when member.check_in_day >= asked.day then member.check_in_streak
        else 1
      end;
    end if;
    earned := (asked.miles + coalesce(asked.streak_step * least(streak_now - 1, asked.streak_most), 0))
      * coalesce(asked.percent, 100) / 100;
    if asked.reason_cap is not null or asked.day_cap is not null then
      earned := greatest(0, least(earned, room_for(asked)));
    end if;
  end if;

  balance_now := coalesce(member.balance, 0) + earned;
  insert into entries (
    guild_id, user_id, miles, balance, reason, source_key, day, actor_id, interaction_id, streak, reverses, note
  ) values (
    asked.guild_id, asked.user_id, earned, balance_now, asked.reason, asked.source_key, counts_for, asked.actor_id,
    asked.interaction_id, streak_now, asked.reverses, asked.note
  ) on conflict (guild_id, source_key) do nothing returning id into entry_id;
  if entry_id is null then
    return booked_before(asked);
  end if;

  if member.left_at is not null and asked.reverses is null then
    perform mark_member(asked.guild_id, asked.user_id, null, false); -- who earns miles is there
  end if;
  if member.user_id is null then
    insert into members (guild_id, user_id, name, balance, check_in_day, check_in_streak) values (
      asked.guild_id, asked.user_id, coalesce(asked.name, ''), balance_now,
      case when streak_now is not null then asked.day end, coalesce(streak_now, 0)
    );
  else
    update members m set
      name = coalesce(nullif(asked.name, ''), m.name),
      balance = balance_now,
      check_in_day = case when streak_now is null then m.check_in_day else greatest(asked.day, m.check_in_day) end,
      check_in_streak = coalesce(streak_now, m.check_in_streak)
    where m.guild_id = asked.guild_id and m.user_id = asked.user_id;
  end if;

  ranks_due := exists (
    select from ranks
    where guild_id = asked.guild_id and role_id is not null
      and threshold > least(coalesce(member.balance, -1), balance_now)
      and threshold <= greatest(coalesce(member.balance, -1), balance_now)
  );
  if ranks_due then
    insert into rank_syncs (guild_id, user_id) values (asked.guild_id, asked.user_id)
    on conflict (guild_id, user_id) do update set asked_at = clock_timestamp(), due_at = now(), attempts = 0;
  end if;
  if asked.actor_id <> asked.user_id or asked.reverses is not null then
    insert into audit_log (guild_id, actor_id, action, subject, before, after) values (
      asked.guild_id, asked.actor_id, case when asked.reverses is null then 'mileage.award' else 'mileage.reverse' end,
      'member:' || asked.user_id, jsonb_build_object('balance', coalesce(member.balance, 0)),
      jsonb_build_object('balance', balance_now, 'entry', entry_id, 'reason', asked.reason, 'note', asked.note)
    );
  end if;
  return ('booked', entry_id, earned, balance_now, streak_now, asked.interaction_id, ranks_due, null)::booked;
end $$;

-- Books awards and reversals and tells, in their order, what became of each: 'booked'; 'repeated' (the source key is
-- known: the first entry is returned); 'stale' (decided with settings that have changed since: nothing is written);
-- 'cooling' (too soon: nothing is written); 'missing' (nothing to reverse).
--
-- guild_ids: the guilds of the batch, each once, in ascending order. bookings: a JSON array of `booking`; a reversal
-- gives `reverses` (an entry's id) instead of the rules. Caps are miles per guild day, cooldown is in seconds.
create function book_entries(guild_ids bigint[], bookings json) returns setof booked language plpgsql
-- One plan, right for tables of any size: planning anew costs more than the work, and a plan made while the tables were
-- small would scan them whole.
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  guild bigint;
  asked booking;
begin
  -- The locks come first: what follows sees everything that earlier holders committed, and whoever moves miles takes
  -- them before any row, so that nothing deadlocks.
  foreach guild in array guild_ids loop
    perform pg_advisory_xact_lock(guild);
  end loop;
  for asked in select * from json_populate_recordset(null::booking, bookings) loop
    return next book_entry(asked);
  end loop;
end $$;

-- The number under which a histogram counts everybody on its board.
create function whole_board() returns integer language sql immutable parallel safe
return -1000000;

-- Where a bucket counts: in itself, on its shelf and on the whole board.
create function bucket_sums(bucket integer) returns integer[] language sql immutable parallel safe
return array[bucket, bucket_shelf(bucket), whole_board()];

-- Whether the ledger holds entries that the boards do not include yet: the newest one tells.
create function boards_are_behind(the_guild bigint) returns boolean language sql stable
return coalesce((select id from entries where guild_id = the_guild order by id desc limit 1), 0)
  > coalesce((select up_to from odometers where guild_id = the_guild), 0);

-- Takes what has been booked since the last time into the boards, their histograms and the odometer.
--
-- The odometer's row is the lock of all of them. A guild's entries get their ids under the guild's lock, one booking
-- after the other, so whatever is not committed yet is above everything that is.
create function catch_up_boards(the_guild bigint) returns void language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  included bigint;
begin
  if not boards_are_behind(the_guild) then
    return;
  end if;
  insert into odometers (guild_id) values (the_guild) on conflict do nothing;
  select up_to into included from odometers where guild_id = the_guild for update;
  with tail as materialized (
    select id, user_id, miles, day from entries where guild_id = the_guild and id > included
  ),
  earned as (
    select b.board, t.user_id, sum(t.miles)::bigint as miles
    from tail t cross join lateral unnest(boards_of(t.day)) as b (board)
    group by b.board, t.user_id
  ),
  moves as materialized (
    select e.board, e.user_id, m.listed, s.miles as before, coalesce(s.miles, 0) + e.miles as after
    from earned e
    -- One index look-up for each: a plan made while the tables were small might scan them whole.
    cross join lateral (select listed from members where guild_id = the_guild and user_id = e.user_id limit 1) as m
    left join lateral (
      select miles from standings where guild_id = the_guild and board = e.board and user_id = e.user_id limit 1
    ) as s on true
  ),
  standing as (
    insert into standings (guild_id, board, user_id, miles, listed)
    select the_guild, board, user_id, after, listed from moves
    on conflict (guild_id, board, user_id) do update set miles = excluded.miles
  ),
  histogram as (
    insert into standings_histogram (guild_id, board, bucket, members)
    select the_guild, board, place.bucket, sum(change) from (
      select board, miles_bucket(before) as bucket, -1 as change from moves where listed and before > 0
      union all
      select board, miles_bucket(after), 1 from moves where listed and after > 0
    ) as change
    cross join lateral unnest(bucket_sums(bucket)) as place (bucket)
    group by board, place.bucket having sum(change) <> 0
    on conflict (guild_id, board, bucket) do update set members = standings_histogram.members + excluded.members
  )
  update odometers o set
    miles = o.miles + coalesce((select sum(miles) from tail), 0), up_to = coalesce((select max(id) from tail), included)
  where o.guild_id = the_guild;
end $$;

insert into standings_histogram (guild_id, board, bucket, members)
select guild_id, board, whole_board(), sum(members) from standings_histogram where bucket >= 0 group by guild_id, board;

-- 1 + how many listed members have more miles. (Not inlined, but planned once: the indexes are the only good way.)
create or replace function board_place(the_guild bigint, the_board text, the_miles bigint) returns bigint
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  my_bucket integer := miles_bucket(the_miles);
  my_shelf integer := bucket_shelf(my_bucket);
  end_of_bucket bigint := miles_bucket_end(my_bucket);
begin
  return 1
    + coalesce((
      select sum(members) from standings_histogram
      where guild_id = the_guild and board = the_board and bucket < my_shelf and bucket > whole_board()
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

-- Every board that a member's entries count for.
create function boards_with(the_guild bigint, the_member bigint) returns setof text language sql stable
begin atomic
  select distinct unnest(boards_of(day)) from (
    select distinct day from entries where guild_id = the_guild and user_id = the_member
  ) as days;
end;

-- Hides a member from the boards or shows them again, by choice or because they left; null leaves a mark as it is.
-- Somebody unknown who left stays unknown.
create or replace function mark_member(the_guild bigint, the_member bigint, is_hidden boolean, has_left boolean)
returns void language plpgsql as $$
declare
  now_listed boolean;
begin
  perform pg_advisory_xact_lock(the_guild);
  if is_hidden is null and not exists (select from members where guild_id = the_guild and user_id = the_member) then
    return;
  end if;
  perform catch_up_boards(the_guild);
  insert into members as m (guild_id, user_id, hidden, left_at)
  values (the_guild, the_member, coalesce(is_hidden, false), case when has_left then now() end)
  on conflict (guild_id, user_id) do update set
    hidden = coalesce(is_hidden, m.hidden),
    left_at = case when has_left is null then m.left_at when has_left then coalesce(m.left_at, now()) end
  returning listed into now_listed;
  with changed as (
    update standings set listed = now_listed
    where guild_id = the_guild and user_id = the_member and listed <> now_listed
      and board in (select boards_with(the_guild, the_member))
    returning board, miles
  )
  insert into standings_histogram as h (guild_id, board, bucket, members)
  select the_guild, board, place.bucket, case when now_listed then 1 else -1 end
  from changed
  cross join lateral unnest(bucket_sums(miles_bucket(miles))) as place (bucket)
  where miles > 0
  on conflict (guild_id, board, bucket) do update set members = h.members + excluded.members;
end $$;

-- Forgets a person. Their entries stay as miles of nobody (user 0), so that the odometer and everybody else's totals
-- hold; what could name them goes.
create or replace function erase_member(the_guild bigint, the_member bigint) returns void language plpgsql as $$
begin
  perform mark_member(the_guild, the_member, true, null);
  delete from standings where guild_id = the_guild and user_id = the_member
    and board in (select boards_with(the_guild, the_member));
  delete from members where guild_id = the_guild and user_id = the_member;
  perform set_config('omo.erasing', 'on', true);
  update entries set user_id = 0, actor_id = 0, interaction_id = null, note = null, source_key = 'erased:' || id
  where guild_id = the_guild and user_id = the_member;
  update entries set actor_id = 0 where guild_id = the_guild and actor_id = the_member and actor_id <> user_id;
  perform set_config('omo.erasing', 'off', true);
  update audit_log set subject = 'member:0', before = null, after = null
  where guild_id = the_guild and subject = 'member:' || the_member;
  update audit_log set actor_id = 0 where guild_id = the_guild and actor_id = the_member;
  update guilds set installed_by = null where guild_id = the_guild and installed_by = the_member;
  insert into rank_syncs (guild_id, user_id) values (the_guild, the_member)
  on conflict (guild_id, user_id) do update set asked_at = clock_timestamp(), due_at = now(), attempts = 0;
end $$;

-- migrate:down
do $$ begin
  raise exception 'there is no way back from 0003: the sums per day are gone. Restore a backup.';
end $$;
