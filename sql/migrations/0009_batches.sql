-- migrate:up

-- Bookings that were made together: by whom, when, from where. They are taken back together, too.
create table batches (
  guild_id bigint not null,
  id bigint generated always as identity,
  kind text not null, -- `award`, `import`
  source_key text collate "C" not null, -- makes it once
  origin text not null, -- `control-room`, `token:<id>`, or the name of what was imported
  actor_id bigint not null,
  note text,
  entries integer not null default 0,
  miles bigint not null default 0,
  created_at timestamptz not null default now(),
  reversed_at timestamptz, -- when nothing of it was left
  reversed_by bigint,
  primary key (guild_id, id),
  constraint batches_once unique (guild_id, source_key)
);

alter table entries add column batch_id bigint; -- a reversal belongs to the batch of what it takes back
-- squawk-ignore require-concurrent-index-creation
create index entries_of_batch on entries (guild_id, batch_id, id) where batch_id is not null;
alter type booking add attribute batch_id bigint;

-- What the list of members is searched and sorted by. No index on `members` of what each booking changes: a row is
-- rewritten in place as long as nothing indexed changes, and names seldom do. The order of last entries is kept where
-- the order of miles is: it follows the ledger.
alter table members add column last_entry_at timestamptz;
update members m set last_entry_at = (
  select max(created_at) from entries e where e.guild_id = m.guild_id and e.user_id = m.user_id
);
-- squawk-ignore adding-field-with-default
alter table members add column folded_name text collate "C" generated always as (lower(name)) stored;
-- squawk-ignore require-concurrent-index-creation
create index members_by_name on members (guild_id, folded_name, user_id);

alter table standings add column last_entry_at timestamptz; -- on the board of the whole trip
update standings s set last_entry_at = m.last_entry_at
from members m where s.board = 'all' and m.guild_id = s.guild_id and m.user_id = s.user_id;
-- squawk-ignore require-concurrent-index-creation
create index standings_by_last_entry on standings (guild_id, last_entry_at, user_id) where board = 'all';

-- Those whom a board does not show, in order of their miles: with the histogram of the others, everybody between two
-- numbers of miles is counted without looking at each.
-- squawk-ignore require-concurrent-index-creation
create index standings_off_board on standings (guild_id, miles, user_id)
where board = 'all' and not (listed and miles > 0);

-- The id up to which a guild's entries were booked before a moment: by halving, because ids follow time.
create function last_entry_before(the_guild bigint, moment timestamptz) returns bigint
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  low bigint := 0; -- what is up to here was booked before
  high bigint; -- what is from here on was not
  middle bigint;
  probe record;
begin
  select id - 1 into low from entries where guild_id = the_guild order by id limit 1;
  select id + 1 into high from entries where guild_id = the_guild order by id desc limit 1;
  if high is null then
    return 0;
  end if;
  while low + 1 < high loop
    middle := (low + high) / 2;
    select id, created_at into probe from entries
    where guild_id = the_guild and id > low and id <= middle order by id desc limit 1;
    if not found or probe.created_at < moment then
      low := middle;
    else
      high := probe.id;
    end if;
  end loop;
  return low;
end $$;

-- As in 0003, and: the batch it belongs to (which has one line in the audit log for all of its entries), the member's last
-- entry.
create or replace function book_entry(asked booking) returns booked language plpgsql as $$
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
    guild_id, user_id, miles, balance, reason, source_key, day, actor_id, interaction_id, streak, reverses, note,
    batch_id
  ) values (
    asked.guild_id, asked.user_id, earned, balance_now, asked.reason, asked.source_key, counts_for, asked.actor_id,
    asked.interaction_id, streak_now, asked.reverses, asked.note, asked.batch_id
  ) on conflict (guild_id, source_key) do nothing returning id into entry_id;
  if entry_id is null then
    return booked_before(asked);
  end if;

  if member.left_at is not null and asked.reverses is null then
    perform mark_member(asked.guild_id, asked.user_id, null, false); -- who earns miles is there
  end if;
  if member.user_id is null then
    insert into members (guild_id, user_id, name, balance, last_entry_at, check_in_day, check_in_streak) values (
      asked.guild_id, asked.user_id, coalesce(asked.name, ''), balance_now, now(),
      case when streak_now is not null then asked.day end, coalesce(streak_now, 0)
    );
  else
    update members m set
      name = coalesce(nullif(asked.name, ''), m.name),
      balance = balance_now,
      last_entry_at = greatest(m.last_entry_at, now()),
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
  if asked.batch_id is null and (asked.actor_id <> asked.user_id or asked.reverses is not null) then
    insert into audit_log (guild_id, actor_id, action, subject, before, after) values (
      asked.guild_id, asked.actor_id, case when asked.reverses is null then 'mileage.award' else 'mileage.reverse' end,
      'member:' || asked.user_id, jsonb_build_object('balance', coalesce(member.balance, 0)),
      jsonb_build_object('balance', balance_now, 'entry', entry_id, 'reason', asked.reason, 'note', asked.note)
    );
  end if;
  return ('booked', entry_id, earned, balance_now, streak_now, asked.interaction_id, ranks_due, null)::booked;
end $$;

-- As in 0003, and: the time of the last entry.
create or replace function catch_up_boards(the_guild bigint) returns void language plpgsql
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
    select id, user_id, miles, day, created_at from entries where guild_id = the_guild and id > included
  ),
  earned as (
    select b.board, t.user_id, sum(t.miles)::bigint as miles, max(t.created_at) as last_at
    from tail t cross join lateral unnest(boards_of(t.day)) as b (board)
    group by b.board, t.user_id
  ),
  moves as materialized (
    select e.board, e.user_id, m.listed, s.miles as before, coalesce(s.miles, 0) + e.miles as after,
      case when e.board = 'all' then e.last_at end as last_at
    from earned e
    -- One index look-up for each: a plan made while the tables were small might scan them whole.
    cross join lateral (select listed from members where guild_id = the_guild and user_id = e.user_id limit 1) as m
    left join lateral (
      select miles from standings where guild_id = the_guild and board = e.board and user_id = e.user_id limit 1
    ) as s on true
  ),
  standing as (
    insert into standings (guild_id, board, user_id, miles, listed, last_entry_at)
    select the_guild, board, user_id, after, listed, last_at from moves
    on conflict (guild_id, board, user_id) do update set
      miles = excluded.miles, last_entry_at = greatest(standings.last_entry_at, excluded.last_entry_at)
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

-- As in 0003, and: batches are nobody's, and source keys name nobody.
create or replace function erase_member(the_guild bigint, the_member bigint) returns void language plpgsql as $$
begin
  perform mark_member(the_guild, the_member, true, null);
  delete from standings where guild_id = the_guild and user_id = the_member
    and board in (select boards_with(the_guild, the_member));
  delete from members where guild_id = the_guild and user_id = the_member;
  perform set_config('omo.erasing', 'on', true);
  update entries set user_id = 0, actor_id = 0, interaction_id = null, note = null, source_key = 'erased:' || id
  where guild_id = the_guild and user_id = the_member;
  update entries set
    actor_id = 0, source_key = case when source_key like 'api:%' then 'erased:' || id else source_key end
  where guild_id = the_guild and actor_id = the_member and actor_id <> user_id;
  perform set_config('omo.erasing', 'off', true);
  update audit_log set subject = 'member:0', before = null, after = null
  where guild_id = the_guild and subject = 'member:' || the_member;
  update audit_log set actor_id = 0 where guild_id = the_guild and actor_id = the_member;
  update batches set actor_id = 0, source_key = 'erased:' || id where guild_id = the_guild and actor_id = the_member;
  update batches set reversed_by = 0 where guild_id = the_guild and reversed_by = the_member;
  update guilds set installed_by = null where guild_id = the_guild and installed_by = the_member;
  insert into rank_syncs (guild_id, user_id) values (the_guild, the_member)
  on conflict (guild_id, user_id) do update set asked_at = clock_timestamp(), due_at = now(), attempts = 0;
end $$;

-- migrate:down
do $$ begin
  raise exception 'there is no way back from 0009: restore a backup.';
end $$;
