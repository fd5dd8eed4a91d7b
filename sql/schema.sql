\restrict dbmate


SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: booked; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.booked AS (
	outcome text,
	entry_id bigint,
	miles integer,
	balance bigint,
	streak integer,
	interaction_id bigint,
	ranks_due boolean,
	wait_seconds integer
);


--
-- Name: booking; Type: TYPE; Schema: public; Owner: -
--

CREATE TYPE public.booking AS (
	guild_id bigint,
	user_id bigint,
	name text,
	actor_id bigint,
	reason text,
	source_key text,
	day date,
	interaction_id bigint,
	note text,
	miles integer,
	percent integer,
	streak_step integer,
	streak_most integer,
	reason_cap bigint,
	day_cap bigint,
	cooldown integer,
	settings_version integer,
	reverses bigint,
	batch_id bigint
);


--
-- Name: board_place(bigint, text, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.board_place(the_guild bigint, the_board text, the_miles bigint) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
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


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.entries (
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    id bigint NOT NULL,
    miles integer NOT NULL,
    balance bigint NOT NULL,
    reason text NOT NULL,
    source_key text NOT NULL COLLATE pg_catalog."C",
    day date NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    actor_id bigint NOT NULL,
    interaction_id bigint,
    streak integer,
    reverses bigint,
    note text,
    batch_id bigint
);


--
-- Name: odometers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.odometers (
    guild_id bigint NOT NULL,
    miles bigint DEFAULT 0 NOT NULL,
    up_to bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='50');


--
-- Name: boards_are_behind(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.boards_are_behind(the_guild bigint) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN (COALESCE((SELECT entries.id FROM public.entries WHERE (entries.guild_id = boards_are_behind.the_guild) ORDER BY entries.id DESC LIMIT 1), (0)::bigint) > COALESCE((SELECT odometers.up_to FROM public.odometers WHERE (odometers.guild_id = boards_are_behind.the_guild)), (0)::bigint));


--
-- Name: boards_of(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.boards_of(day date) RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ARRAY['all'::text, to_char((day)::timestamp with time zone, 'IYYY"-W"IW'::text), to_char((day)::timestamp with time zone, 'YYYY-MM'::text)];


--
-- Name: boards_with(bigint, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.boards_with(the_guild bigint, the_member bigint) RETURNS SETOF text
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT DISTINCT unnest(public.boards_of(days.day)) AS unnest
    FROM ( SELECT DISTINCT entries.day
            FROM public.entries
           WHERE ((entries.guild_id = boards_with.the_guild) AND (entries.user_id = boards_with.the_member))) days;
END;


--
-- Name: book_entries(bigint[], json); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.book_entries(guild_ids bigint[], bookings json) RETURNS SETOF public.booked
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
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


--
-- Name: book_entry(public.booking); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.book_entry(asked public.booking) RETURNS public.booked
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: book_import_part(bigint, bigint, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.book_import_part(the_guild bigint, the_import bigint, most integer) RETURNS integer
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
declare
  import imports%rowtype;
  looked_at integer;
  last_member bigint;
  booked_entries integer;
  booked_miles bigint;
begin
  perform pg_advisory_xact_lock(the_guild);
  select * into import from imports
  where guild_id = the_guild and id = the_import and state = 'applying' for update;
  if not found then
    return 0;
  end if;
  if exists (select from batches where guild_id = the_guild and id = import.batch_id and reversed_at is not null) then
    update imports set state = 'stopped', finished_at = now() where guild_id = the_guild and id = the_import;
    return 0;
  end if;
  with moves as materialized (
    select * from import_moves(the_guild, the_import, import.strategy, import.up_to, most)
  ),
  booked as (
    insert into entries (
      guild_id, user_id, miles, balance, reason, source_key, day, actor_id, note, batch_id
    )
    select
      the_guild, user_id, after - coalesce(before, 0), after, 'import', 'batch:' || import.batch_id || ':' || line,
      import.counts_for, import.applied_by, import.file_name, import.batch_id
    from moves where after <> coalesce(before, 0) order by user_id
    returning user_id, miles, balance
  ),
  -- Who left or hides stays as they are: an import says nothing about being there.
  known as (
    insert into members as m (guild_id, user_id, name, balance, last_entry_at)
    select the_guild, b.user_id, moves.name, b.balance, now() from booked b join moves using (user_id)
    on conflict (guild_id, user_id) do update set
      balance = excluded.balance, last_entry_at = greatest(m.last_entry_at, excluded.last_entry_at),
      name = case when m.name = '' then excluded.name else m.name end
  ),
  ranked as (
    insert into rank_syncs (guild_id, user_id)
    select the_guild, user_id from moves
    where after <> coalesce(before, 0) and exists (
      select from ranks
      where guild_id = the_guild and role_id is not null
        and threshold > least(coalesce(before, -1), after) and threshold <= greatest(coalesce(before, -1), after)
    )
    on conflict (guild_id, user_id) do update set asked_at = clock_timestamp(), due_at = now(), attempts = 0
  )
  select
    (select count(*) from moves), (select max(user_id) from moves),
    (select count(*) from booked), (select coalesce(sum(miles), 0) from booked)
  into looked_at, last_member, booked_entries, booked_miles;
  update batches set entries = entries + booked_entries, miles = miles + booked_miles
  where guild_id = the_guild and id = import.batch_id;
  update imports set
    done = done + looked_at, up_to = coalesce(last_member, up_to), claimed_until = now() + interval '20 seconds',
    state = case when looked_at < most then 'applied' else state end,
    finished_at = case when looked_at < most then now() end
  where guild_id = the_guild and id = the_import;
  return looked_at;
end $$;


--
-- Name: booked_before(public.booking); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.booked_before(asked public.booking) RETURNS public.booked
    LANGUAGE sql STABLE
    RETURN (SELECT ROW('repeated'::text, entries.id, entries.miles, entries.balance, entries.streak, entries.interaction_id, false, NULL::integer)::public.booked AS "row" FROM public.entries WHERE ((entries.guild_id = (booked_before.asked).guild_id) AND (entries.source_key = (booked_before.asked).source_key)));


--
-- Name: bucket_shelf(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.bucket_shelf(bucket integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('-1'::integer - (bucket / 64));


--
-- Name: whole_board(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.whole_board() RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN '-1000000'::integer;


--
-- Name: bucket_sums(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.bucket_sums(bucket integer) RETURNS integer[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY[bucket, public.bucket_shelf(bucket), public.whole_board()];


--
-- Name: catch_up_boards(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.catch_up_boards(the_guild bigint) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
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


--
-- Name: cooldown_left(public.booking); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.cooldown_left(asked public.booking) RETURNS integer
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: count_entries(bigint, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_entries(the_guild bigint, most integer) RETURNS integer
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
declare
  included bigint;
  newest bigint;
  taken integer;
begin
  insert into statistics_cursors (guild_id) values (the_guild) on conflict do nothing;
  select up_to into included from statistics_cursors where guild_id = the_guild for update;
  select max(id), count(*) into newest, taken from (
    select id from entries where guild_id = the_guild and id > included order by id limit most
  ) as next;
  if taken = 0 then
    return 0;
  end if;
  with tail as materialized (
    select e.user_id, e.day, e.miles, e.reverses, coalesce(original.reason, e.reason) as reason
    from entries e
    left join lateral (
      select reason from entries o
      where o.guild_id = the_guild and o.user_id = e.user_id and o.id = e.reverses limit 1
    ) as original on true
    where e.guild_id = the_guild and e.id > included and e.id <= newest
  ),
  miles as (
    insert into daily_miles (guild_id, day, reason, miles, bookings)
    select the_guild, day, reason, sum(miles), count(*) filter (where reverses is null) from tail group by day, reason
    on conflict (guild_id, day, reason) do update set
      miles = daily_miles.miles + excluded.miles, bookings = daily_miles.bookings + excluded.bookings
  ),
  present as (
    select distinct t.user_id, s.span, s.begins, s.ends
    from tail t
    cross join lateral (
      values ('day', t.day, t.day), ('week', monday_of(t.day), monday_of(t.day) + 6)
    ) as s (span, begins, ends)
    where t.user_id <> 0 and t.reverses is null
  )
  insert into active_members (guild_id, span, begins, members)
  select the_guild, span, begins, count(*) from present
  where not earned_between(the_guild, user_id, included, begins, ends)
  group by span, begins
  on conflict (guild_id, span, begins) do update set members = active_members.members + excluded.members;
  update statistics_cursors set up_to = newest where guild_id = the_guild;
  return taken;
end $$;


--
-- Name: count_posts(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.count_posts(the_guild bigint) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
declare
  zone text := coalesce((select chosen ->> 'zone' from guild_settings where guild_id = the_guild), 'UTC');
  since date;
begin
  insert into statistics_cursors (guild_id) values (the_guild) on conflict do nothing;
  select coalesce(posts_day - 1, '-infinity') into since from statistics_cursors where guild_id = the_guild for update;
  delete from daily_posts where guild_id = the_guild and day >= since;
  insert into daily_posts (guild_id, day, lag_bucket, posts)
  select
    the_guild, (d.settled_at at time zone zone)::date,
    lag_bucket(case when not i.baseline then extract(epoch from d.settled_at - (i.content ->> 'published_at')::timestamptz) end),
    count(*)
  from deliveries d join items i on i.guild_id = d.guild_id and i.id = d.item_id
  where d.guild_id = the_guild and d.state = 'sent' and d.settled_at >= since::timestamp at time zone zone
  group by 2, 3;
  update statistics_cursors set posts_day = (now() at time zone zone)::date, posts_at = now()
  where guild_id = the_guild;
end $$;


--
-- Name: earned_between(bigint, bigint, bigint, date, date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.earned_between(the_guild bigint, the_member bigint, included bigint, first_day date, last_day date) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
declare
  entry record;
begin
  for entry in
    select day, reverses, created_at from entries
    where guild_id = the_guild and user_id = the_member and id <= included
    order by id desc
  loop
    exit when entry.created_at < first_day - interval '1 day';
    if entry.reverses is null and entry.day between first_day and last_day then
      return true;
    end if;
  end loop;
  return false;
end $$;


--
-- Name: erase_member(bigint, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.erase_member(the_guild bigint, the_member bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: fold_name(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.fold_name(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(regexp_replace(NORMALIZE(name, NFKD), '[\u0300-\u036f]'::text, ''::text, 'g'::text));


--
-- Name: follow_names(bigint, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.follow_names(the_guild bigint, most integer) RETURNS integer
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
declare
  followed bigint;
  newest bigint;
  entries_seen integer;
begin
  if coalesce((select id from entries where guild_id = the_guild order by id desc limit 1), 0)
    <= coalesce((select up_to from name_cursors where guild_id = the_guild), 0)
  then
    return 0;
  end if;
  insert into name_cursors (guild_id) values (the_guild) on conflict do nothing;
  select up_to into followed from name_cursors where guild_id = the_guild for update;
  select max(id), count(*) into newest, entries_seen from (
    select id from entries where guild_id = the_guild and id > followed order by id limit most
  ) as next_ones;
  insert into member_names as n (guild_id, user_id, folded)
  select the_guild, e.user_id, fold_name(m.name)
  from (
    select distinct user_id from entries where guild_id = the_guild and id > followed and id <= newest
  ) as e
  -- Locked, because somebody may have themselves erased just now. One look-up for each: a plan made while the tables
  -- were small might scan them whole.
  cross join lateral (
    select name from members where guild_id = the_guild and user_id = e.user_id limit 1 for key share
  ) as m
  order by e.user_id
  on conflict (guild_id, user_id) do update set folded = excluded.folded where n.folded <> excluded.folded;
  update name_cursors set up_to = coalesce(newest, up_to) where guild_id = the_guild;
  return entries_seen;
end $$;


--
-- Name: forget_member_in_imports(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.forget_member_in_imports() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update imports set actor_id = 0 where guild_id = old.guild_id and actor_id = old.user_id;
  update imports set applied_by = 0 where guild_id = old.guild_id and applied_by = old.user_id;
  delete from import_rows where guild_id = old.guild_id and user_id = old.user_id;
  return null;
end $$;


--
-- Name: forget_messages_about_member(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.forget_messages_about_member() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  delete from hook_deliveries where guild_id = old.guild_id and user_id = old.user_id;
  update hook_deliveries set data = data || '{"by_user_id": "0"}'
  where guild_id = old.guild_id and data ->> 'by_user_id' = old.user_id::text;
  return null;
end $$;


--
-- Name: host_of(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.host_of(address text, kind text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN COALESCE(lower("substring"(address, '^https?://(?:[^/@]*@)?([^/:?#]+)'::text)), kind);


--
-- Name: import_moves(bigint, bigint, text, bigint, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.import_moves(the_guild bigint, the_import bigint, strategy text, after_member bigint, most integer) RETURNS TABLE(user_id bigint, line integer, lines bigint, name text, before bigint, after bigint)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_column
begin
  return query
  with asked as materialized (
    select
      r.user_id, min(r.line) as line, count(*) as lines, max(r.name) as name,
      case strategy
        when 'sum' then sum(r.miles)::bigint
        when 'keep-max' then max(r.miles)
        else (array_agg(r.miles order by r.line desc))[1]
      end as miles
    from import_rows r
    where r.guild_id = the_guild and r.import_id = the_import and r.user_id > after_member
    group by r.user_id
    order by r.user_id
    limit most
  )
  select
    a.user_id, a.line, a.lines, a.name, m.balance,
    coalesce(m.balance, 0) + greatest(-2147483647, least(2147483647, case strategy
      when 'sum' then a.miles
      when 'keep-max' then greatest(a.miles - coalesce(m.balance, 0), 0)
      else a.miles - coalesce(m.balance, 0)
    end))
  from asked a
  left join lateral (
    select balance from members where guild_id = the_guild and user_id = a.user_id limit 1
  ) as m on true
  order by a.user_id;
end $$;


--
-- Name: guild_settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guild_settings (
    guild_id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    chosen jsonb DEFAULT '{}'::jsonb NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: is_switched_off(bigint, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.is_switched_off(the_guild bigint, feature text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (EXISTS (SELECT FROM public.guild_settings WHERE ((guild_settings.guild_id = is_switched_off.the_guild) AND ((guild_settings.chosen -> 'switched_off'::text) ? is_switched_off.feature))));


--
-- Name: lag_bucket(double precision); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.lag_bucket(seconds double precision) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (seconds IS NULL) THEN '-1'::integer ELSE (floor((ln(GREATEST(seconds, (1)::double precision)) / (ln(1.05))::double precision)))::integer END;


--
-- Name: last_entry_before(bigint, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.last_entry_before(the_guild bigint, moment timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
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


--
-- Name: mark_member(bigint, bigint, boolean, boolean); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.mark_member(the_guild bigint, the_member bigint, is_hidden boolean, has_left boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: miles_bucket(bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.miles_bucket(miles bigint) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (miles < 2048) THEN (GREATEST(miles, (0)::bigint))::integer ELSE ((1024 * (length(ltrim(((miles)::bit(64))::text, '0'::text)) - 11)) + ((miles >> (length(ltrim(((miles)::bit(64))::text, '0'::text)) - 11)))::integer) END;


--
-- Name: miles_bucket_end(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.miles_bucket_end(bucket integer) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (bucket < 2048) THEN (bucket + (1)::bigint) ELSE ((((bucket - (1024 * ((bucket / 1024) - 1))) + 1))::bigint << ((bucket / 1024) - 1)) END;


--
-- Name: monday_of(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.monday_of(day date) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (day - ((EXTRACT(isodow FROM day))::integer - 1));


--
-- Name: name_parts(bigint, text, integer[]); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.name_parts(the_guild bigint, folded text, lengths integer[]) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT hashtextextended(substr(name_parts.folded, place.place, s.size), name_parts.the_guild) AS hashtextextended FROM unnest(name_parts.lengths) s(size), LATERAL generate_series(1, ((length(name_parts.folded) - s.size) + 1)) place(place));


--
-- Name: not_booked(text, integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.not_booked(why text, wait_seconds integer DEFAULT NULL::integer) RETURNS public.booked
    LANGUAGE sql IMMUTABLE
    RETURN ROW(why, NULL::bigint, 0, (0)::bigint, NULL::integer, NULL::bigint, false, wait_seconds)::public.booked;


--
-- Name: refuse_rewriting_history(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.refuse_rewriting_history() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if current_setting('omo.erasing', true) = 'on' then
    return coalesce(new, old);
  end if;
  raise exception 'the ledger is append-only: reverse an entry instead of changing it';
end $$;


--
-- Name: room_for(public.booking); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.room_for(asked public.booking) RETURNS bigint
    LANGUAGE plpgsql STABLE
    AS $$
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


--
-- Name: tell_hooks_of_post(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tell_hooks_of_post() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  insert into hook_deliveries (guild_id, hook_id, event, subject, data)
  select
    new.guild_id, h.id, 'dailies.sent', 'delivery:' || new.id,
    jsonb_build_object(
      'delivery_id', new.id::text, 'item_id', new.item_id::text, 'source', s.title,
      'channel_id', c.channel_id::text, 'message_id', new.message_id::text,
      'title', coalesce(i.content ->> 'title', ''), 'url', coalesce(i.content ->> 'url', ''),
      'published_at', i.content ->> 'published_at'
    )
  from hooks h
  join items i on i.guild_id = h.guild_id and i.id = new.item_id
  join destinations c on c.guild_id = h.guild_id and c.id = new.destination_id
  join sources s on s.guild_id = h.guild_id and s.id = c.source_id
  where h.guild_id = new.guild_id and 'dailies.sent' = any (h.events)
  on conflict do nothing;
  return null;
end $$;


--
-- Name: active_members; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.active_members (
    guild_id bigint NOT NULL,
    span text NOT NULL COLLATE pg_catalog."C",
    begins date NOT NULL,
    members bigint NOT NULL,
    CONSTRAINT active_members_span_check CHECK ((span = ANY (ARRAY['day'::text, 'week'::text])))
)
WITH (fillfactor='50');


--
-- Name: api_tokens; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_tokens (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    digest bytea NOT NULL,
    hint text NOT NULL,
    name text NOT NULL,
    scopes text[] NOT NULL,
    created_by bigint NOT NULL,
    created_by_name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);


--
-- Name: api_tokens_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.api_tokens ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.api_tokens_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit_log; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_log (
    id bigint NOT NULL,
    guild_id bigint NOT NULL,
    actor_id bigint NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    before jsonb,
    after jsonb,
    happened_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: audit_log_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: batches; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.batches (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    source_key text NOT NULL COLLATE pg_catalog."C",
    origin text NOT NULL,
    actor_id bigint NOT NULL,
    note text,
    entries integer DEFAULT 0 NOT NULL,
    miles bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    reversed_at timestamp with time zone,
    reversed_by bigint,
    reversal_asked_at timestamp with time zone,
    reversal_entries integer DEFAULT 0 NOT NULL,
    reversal_done integer DEFAULT 0 NOT NULL,
    reversal_up_to bigint DEFAULT 0 NOT NULL,
    claimed_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL
);


--
-- Name: batches_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.batches ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.batches_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: connections; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.connections (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    platform text NOT NULL,
    account_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    tokens bytea NOT NULL,
    scopes text DEFAULT ''::text NOT NULL,
    created_by bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    issued_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    refresh_expires_at timestamp with time zone,
    due_at timestamp with time zone NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    problem text,
    paused_reason text,
    paused_at timestamp with time zone,
    warned_days integer
);


--
-- Name: connections_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.connections ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.connections_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: daily_miles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.daily_miles (
    guild_id bigint NOT NULL,
    day date NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    miles bigint NOT NULL,
    bookings bigint NOT NULL
)
WITH (fillfactor='50');


--
-- Name: daily_posts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.daily_posts (
    guild_id bigint NOT NULL,
    day date NOT NULL,
    lag_bucket integer NOT NULL,
    posts bigint NOT NULL
);


--
-- Name: deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deliveries (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    destination_id bigint NOT NULL,
    item_id bigint NOT NULL,
    state text NOT NULL,
    reason text,
    nonce text DEFAULT "left"(replace((gen_random_uuid())::text, '-'::text, ''::text), 25) NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    tried_at timestamp with time zone,
    message_id bigint,
    publish_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    settled_at timestamp with time zone,
    revision integer DEFAULT 0 NOT NULL,
    as_posted jsonb,
    CONSTRAINT deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'held'::text, 'sending'::text, 'sent'::text, 'skipped'::text, 'failed'::text])))
);


--
-- Name: deliveries_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.deliveries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.deliveries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: destinations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.destinations (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    channel_id bigint NOT NULL,
    choices jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    claimed_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    paused_reason text,
    paused_at timestamp with time zone,
    told_at timestamp with time zone
);


--
-- Name: destinations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.destinations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.destinations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: edits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.edits (
    guild_id bigint NOT NULL,
    delivery_id bigint NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    failures integer DEFAULT 0 NOT NULL
);


--
-- Name: entries_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.entries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.entries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: failing_hosts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.failing_hosts (
    host text NOT NULL,
    failures integer NOT NULL,
    failed_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL
);


--
-- Name: fetches; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.fetches (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    fetched_at timestamp with time zone DEFAULT now() NOT NULL,
    status integer NOT NULL,
    bytes integer NOT NULL,
    milliseconds integer NOT NULL,
    items integer NOT NULL,
    new_items integer NOT NULL,
    problem text,
    detail text
);


--
-- Name: fetches_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.fetches ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.fetches_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: guilds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guilds (
    guild_id bigint NOT NULL,
    name text,
    installed_at timestamp with time zone,
    installed_by bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: hook_deliveries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.hook_deliveries (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    hook_id bigint NOT NULL,
    event text NOT NULL,
    subject text NOT NULL,
    user_id bigint,
    data jsonb NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    happened_at timestamp with time zone DEFAULT now() NOT NULL,
    tried_at timestamp with time zone,
    last_status integer,
    last_problem text,
    CONSTRAINT hook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'dead'::text])))
)
WITH (fillfactor='80');


--
-- Name: hook_deliveries_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.hook_deliveries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.hook_deliveries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: hooks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.hooks (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    url text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    events text[] NOT NULL,
    secret bytea NOT NULL,
    old_secret bytea,
    old_secret_until timestamp with time zone,
    entries_up_to bigint NOT NULL,
    claimed_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    paused_reason text,
    paused_at timestamp with time zone,
    created_by bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
)
WITH (fillfactor='80');


--
-- Name: hooks_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.hooks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.hooks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: idempotent_answers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotent_answers (
    guild_id bigint NOT NULL,
    caller text NOT NULL,
    key text NOT NULL,
    request bytea NOT NULL,
    status integer,
    body bytea,
    headers jsonb,
    began_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: import_rows; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_rows (
    guild_id bigint NOT NULL,
    import_id bigint NOT NULL,
    line integer NOT NULL,
    user_id bigint,
    name text NOT NULL,
    miles bigint NOT NULL,
    matched text NOT NULL,
    points bigint
);


--
-- Name: imports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.imports (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    format text NOT NULL,
    strategy text NOT NULL,
    file_name text NOT NULL,
    counts_for date NOT NULL,
    points_per_mile integer NOT NULL,
    lines integer NOT NULL,
    bad_count integer NOT NULL,
    bad_lines jsonb NOT NULL,
    actor_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    state text DEFAULT 'read'::text NOT NULL,
    batch_id bigint,
    applied_by bigint,
    asked_at timestamp with time zone,
    finished_at timestamp with time zone,
    members integer DEFAULT 0 NOT NULL,
    done integer DEFAULT 0 NOT NULL,
    up_to bigint DEFAULT 0 NOT NULL,
    claimed_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL
);


--
-- Name: imports_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.imports ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.imports_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: incident_notices; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.incident_notices (
    guild_id bigint NOT NULL,
    incident_id bigint NOT NULL,
    told_at timestamp with time zone DEFAULT now() NOT NULL,
    end_told_at timestamp with time zone
);


--
-- Name: incidents; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.incidents (
    id bigint NOT NULL,
    host text NOT NULL,
    problem text NOT NULL,
    sources integer NOT NULL,
    began_at timestamp with time zone DEFAULT now() NOT NULL,
    ended_at timestamp with time zone
);


--
-- Name: incidents_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.incidents ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.incidents_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.items (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    native_id text NOT NULL COLLATE pg_catalog."C",
    content jsonb NOT NULL,
    baseline boolean NOT NULL,
    seen_at timestamp with time zone DEFAULT now() NOT NULL,
    revision integer DEFAULT 0 NOT NULL,
    living boolean DEFAULT false NOT NULL,
    missing_since timestamp with time zone,
    removed_at timestamp with time zone
);


--
-- Name: items_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.items ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.items_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: member_names; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.member_names (
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    folded text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: members; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.members (
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    hidden boolean DEFAULT false NOT NULL,
    left_at timestamp with time zone,
    listed boolean GENERATED ALWAYS AS (((NOT hidden) AND (left_at IS NULL))) STORED,
    check_in_day date,
    check_in_streak integer DEFAULT 0 NOT NULL,
    balance bigint,
    last_entry_at timestamp with time zone
)
WITH (fillfactor='80');


--
-- Name: name_cursors; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.name_cursors (
    guild_id bigint NOT NULL,
    up_to bigint DEFAULT 0 NOT NULL
);


--
-- Name: rank_syncs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rank_syncs (
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    claimed_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text
)
WITH (fillfactor='50');


--
-- Name: ranks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ranks (
    guild_id bigint NOT NULL,
    threshold bigint NOT NULL,
    name text NOT NULL,
    role_id bigint,
    paused_reason text,
    paused_at timestamp with time zone,
    CONSTRAINT ranks_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT ranks_threshold_check CHECK ((threshold >= 0))
);


--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migrations (
    version character varying NOT NULL
);


--
-- Name: sign_outs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_outs (
    user_id bigint NOT NULL,
    epoch integer NOT NULL,
    happened_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: sources; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sources (
    guild_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    address text NOT NULL,
    title text DEFAULT ''::text NOT NULL,
    options jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    interval_seconds integer DEFAULT 900 NOT NULL,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    claimed_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
    baseline_at timestamp with time zone,
    polled_at timestamp with time zone,
    etag text DEFAULT ''::text NOT NULL,
    last_modified text DEFAULT ''::text NOT NULL,
    body_hash text DEFAULT ''::text NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    failing_since timestamp with time zone,
    problem text,
    told_at timestamp with time zone,
    paused_reason text,
    paused_at timestamp with time zone,
    looked_at timestamp with time zone,
    moving_to text DEFAULT ''::text NOT NULL,
    moving_since timestamp with time zone,
    moving_looks integer DEFAULT 0 NOT NULL,
    moved_at timestamp with time zone
);


--
-- Name: sources_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.sources ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sources_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: standings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.standings (
    guild_id bigint NOT NULL,
    board text NOT NULL COLLATE pg_catalog."C",
    user_id bigint NOT NULL,
    miles bigint NOT NULL,
    listed boolean NOT NULL,
    last_entry_at timestamp with time zone
)
WITH (fillfactor='80');


--
-- Name: standings_histogram; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.standings_histogram (
    guild_id bigint NOT NULL,
    board text NOT NULL COLLATE pg_catalog."C",
    bucket integer NOT NULL,
    members bigint NOT NULL
)
WITH (fillfactor='50');


--
-- Name: statistics_cursors; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statistics_cursors (
    guild_id bigint NOT NULL,
    up_to bigint DEFAULT 0 NOT NULL,
    posts_day date,
    posts_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL
)
WITH (fillfactor='50');


--
-- Name: subscriptions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.subscriptions (
    guild_id bigint NOT NULL,
    source_id bigint NOT NULL,
    hub text NOT NULL,
    topic text NOT NULL,
    path text DEFAULT replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text) NOT NULL,
    secret text DEFAULT replace(((gen_random_uuid())::text || (gen_random_uuid())::text), '-'::text, ''::text) NOT NULL,
    asked_at timestamp with time zone,
    verified_at timestamp with time zone,
    lease_until timestamp with time zone,
    pushed_at timestamp with time zone,
    due_at timestamp with time zone DEFAULT now() NOT NULL,
    failures integer DEFAULT 0 NOT NULL
);


--
-- Name: untold_guilds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.untold_guilds (
    guild_id bigint NOT NULL,
    failures integer DEFAULT 1 NOT NULL,
    due_at timestamp with time zone NOT NULL
);


--
-- Name: used_ways_back; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.used_ways_back (
    nonce text NOT NULL COLLATE pg_catalog."C",
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: webhook_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhook_events (
    digest bytea NOT NULL,
    kind text NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: active_members active_members_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.active_members
    ADD CONSTRAINT active_members_pkey PRIMARY KEY (guild_id, span, begins);


--
-- Name: api_tokens api_tokens_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_once UNIQUE (digest);


--
-- Name: api_tokens api_tokens_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (guild_id, id);


--
-- Name: audit_log audit_log_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);


--
-- Name: batches batches_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.batches
    ADD CONSTRAINT batches_once UNIQUE (guild_id, source_key);


--
-- Name: batches batches_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (guild_id, id);


--
-- Name: connections connections_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.connections
    ADD CONSTRAINT connections_once UNIQUE (guild_id, platform, account_id);


--
-- Name: connections connections_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.connections
    ADD CONSTRAINT connections_pkey PRIMARY KEY (guild_id, id);


--
-- Name: daily_miles daily_miles_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_miles
    ADD CONSTRAINT daily_miles_pkey PRIMARY KEY (guild_id, day, reason);


--
-- Name: daily_posts daily_posts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_posts
    ADD CONSTRAINT daily_posts_pkey PRIMARY KEY (guild_id, day, lag_bucket);


--
-- Name: deliveries deliveries_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_once UNIQUE (guild_id, destination_id, item_id);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (guild_id, id);


--
-- Name: destinations destinations_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.destinations
    ADD CONSTRAINT destinations_once UNIQUE (guild_id, source_id, channel_id);


--
-- Name: destinations destinations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.destinations
    ADD CONSTRAINT destinations_pkey PRIMARY KEY (guild_id, id);


--
-- Name: edits edits_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.edits
    ADD CONSTRAINT edits_pkey PRIMARY KEY (guild_id, delivery_id);


--
-- Name: entries entries_award_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_award_once UNIQUE (guild_id, source_key);


--
-- Name: entries entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (guild_id, user_id, id);


--
-- Name: failing_hosts failing_hosts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.failing_hosts
    ADD CONSTRAINT failing_hosts_pkey PRIMARY KEY (host);


--
-- Name: fetches fetches_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fetches
    ADD CONSTRAINT fetches_pkey PRIMARY KEY (guild_id, id);


--
-- Name: guild_settings guild_settings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guild_settings
    ADD CONSTRAINT guild_settings_pkey PRIMARY KEY (guild_id);


--
-- Name: guilds guilds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guilds
    ADD CONSTRAINT guilds_pkey PRIMARY KEY (guild_id);


--
-- Name: hook_deliveries hook_deliveries_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hook_deliveries
    ADD CONSTRAINT hook_deliveries_once UNIQUE (guild_id, hook_id, event, subject);


--
-- Name: hook_deliveries hook_deliveries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hook_deliveries
    ADD CONSTRAINT hook_deliveries_pkey PRIMARY KEY (guild_id, id);


--
-- Name: hooks hooks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hooks
    ADD CONSTRAINT hooks_pkey PRIMARY KEY (guild_id, id);


--
-- Name: idempotent_answers idempotent_answers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotent_answers
    ADD CONSTRAINT idempotent_answers_pkey PRIMARY KEY (guild_id, caller, key);


--
-- Name: import_rows import_rows_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_pkey PRIMARY KEY (guild_id, import_id, line);


--
-- Name: imports imports_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (guild_id, id);


--
-- Name: incident_notices incident_notices_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incident_notices
    ADD CONSTRAINT incident_notices_pkey PRIMARY KEY (guild_id, incident_id);


--
-- Name: incidents incidents_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incidents
    ADD CONSTRAINT incidents_pkey PRIMARY KEY (id);


--
-- Name: items items_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.items
    ADD CONSTRAINT items_once UNIQUE (guild_id, source_id, native_id);


--
-- Name: items items_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.items
    ADD CONSTRAINT items_pkey PRIMARY KEY (guild_id, id);


--
-- Name: member_names member_names_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member_names
    ADD CONSTRAINT member_names_pkey PRIMARY KEY (guild_id, user_id);


--
-- Name: members members_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_pkey PRIMARY KEY (guild_id, user_id);


--
-- Name: name_cursors name_cursors_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.name_cursors
    ADD CONSTRAINT name_cursors_pkey PRIMARY KEY (guild_id);


--
-- Name: odometers odometers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.odometers
    ADD CONSTRAINT odometers_pkey PRIMARY KEY (guild_id);


--
-- Name: rank_syncs rank_syncs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rank_syncs
    ADD CONSTRAINT rank_syncs_pkey PRIMARY KEY (guild_id, user_id);


--
-- Name: ranks ranks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ranks
    ADD CONSTRAINT ranks_pkey PRIMARY KEY (guild_id, threshold);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);


--
-- Name: sign_outs sign_outs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_outs
    ADD CONSTRAINT sign_outs_pkey PRIMARY KEY (user_id);


--
-- Name: sources sources_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sources
    ADD CONSTRAINT sources_once UNIQUE (guild_id, kind, address);


--
-- Name: sources sources_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sources
    ADD CONSTRAINT sources_pkey PRIMARY KEY (guild_id, id);


--
-- Name: standings_histogram standings_histogram_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.standings_histogram
    ADD CONSTRAINT standings_histogram_pkey PRIMARY KEY (guild_id, board, bucket);


--
-- Name: standings standings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.standings
    ADD CONSTRAINT standings_pkey PRIMARY KEY (guild_id, board, user_id);


--
-- Name: statistics_cursors statistics_cursors_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statistics_cursors
    ADD CONSTRAINT statistics_cursors_pkey PRIMARY KEY (guild_id);


--
-- Name: subscriptions subscriptions_by_path; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_by_path UNIQUE (path);


--
-- Name: subscriptions subscriptions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_pkey PRIMARY KEY (guild_id, source_id);


--
-- Name: untold_guilds untold_guilds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.untold_guilds
    ADD CONSTRAINT untold_guilds_pkey PRIMARY KEY (guild_id);


--
-- Name: used_ways_back used_ways_back_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.used_ways_back
    ADD CONSTRAINT used_ways_back_pkey PRIMARY KEY (nonce);


--
-- Name: webhook_events webhook_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook_events
    ADD CONSTRAINT webhook_events_pkey PRIMARY KEY (digest);


--
-- Name: audit_log_by_guild; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_log_by_guild ON public.audit_log USING btree (guild_id, id DESC);


--
-- Name: batches_to_reverse; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX batches_to_reverse ON public.batches USING btree (reversal_asked_at) WHERE ((reversal_asked_at IS NOT NULL) AND (reversed_at IS NULL));


--
-- Name: connections_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX connections_due ON public.connections USING btree (due_at) WHERE (paused_reason IS NULL);


--
-- Name: deliveries_of_item; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_of_item ON public.deliveries USING btree (guild_id, item_id);


--
-- Name: deliveries_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_open ON public.deliveries USING btree (guild_id, destination_id, id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));


--
-- Name: deliveries_sent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_sent ON public.deliveries USING btree (guild_id, destination_id, settled_at) WHERE (state = 'sent'::text);


--
-- Name: deliveries_sent_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_sent_in_order ON public.deliveries USING btree (guild_id, settled_at) WHERE (state = 'sent'::text);


--
-- Name: deliveries_to_publish; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX deliveries_to_publish ON public.deliveries USING btree (publish_at) WHERE (publish_at IS NOT NULL);


--
-- Name: edits_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX edits_due ON public.edits USING btree (due_at);


--
-- Name: entries_by_hand; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX entries_by_hand ON public.entries USING btree (guild_id, actor_id) WHERE (actor_id <> user_id);


--
-- Name: entries_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX entries_in_order ON public.entries USING btree (guild_id, id);


--
-- Name: entries_of_batch; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX entries_of_batch ON public.entries USING btree (guild_id, batch_id, id) WHERE (batch_id IS NOT NULL);


--
-- Name: fetches_by_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX fetches_by_age ON public.fetches USING btree (fetched_at);


--
-- Name: fetches_of_source; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX fetches_of_source ON public.fetches USING btree (guild_id, source_id, id);


--
-- Name: hook_deliveries_by_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX hook_deliveries_by_age ON public.hook_deliveries USING btree (happened_at) WHERE (state <> 'waiting'::text);


--
-- Name: hook_deliveries_dead; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX hook_deliveries_dead ON public.hook_deliveries USING btree (guild_id, hook_id, id) WHERE (state = 'dead'::text);


--
-- Name: hook_deliveries_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX hook_deliveries_due ON public.hook_deliveries USING btree (guild_id, hook_id, due_at, id) WHERE (state = 'waiting'::text);


--
-- Name: hook_deliveries_of_hook; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX hook_deliveries_of_hook ON public.hook_deliveries USING btree (guild_id, hook_id, id);


--
-- Name: hook_deliveries_of_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX hook_deliveries_of_member ON public.hook_deliveries USING btree (guild_id, user_id);


--
-- Name: idempotent_answers_by_age; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idempotent_answers_by_age ON public.idempotent_answers USING btree (began_at);


--
-- Name: import_rows_by_member; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX import_rows_by_member ON public.import_rows USING btree (guild_id, import_id, user_id, line);


--
-- Name: import_rows_unmatched; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX import_rows_unmatched ON public.import_rows USING btree (guild_id, import_id, line) WHERE (user_id IS NULL);


--
-- Name: imports_to_apply; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX imports_to_apply ON public.imports USING btree (asked_at) WHERE (state = 'applying'::text);


--
-- Name: incident_notices_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX incident_notices_open ON public.incident_notices USING btree (incident_id) WHERE (end_told_at IS NULL);


--
-- Name: incidents_of_host; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX incidents_of_host ON public.incidents USING btree (host, ended_at);


--
-- Name: incidents_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX incidents_open ON public.incidents USING btree (host) WHERE (ended_at IS NULL);


--
-- Name: items_living; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX items_living ON public.items USING btree (guild_id, source_id, id) WHERE living;


--
-- Name: items_of_source; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX items_of_source ON public.items USING btree (guild_id, source_id, id);


--
-- Name: member_names_by_part; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX member_names_by_part ON public.member_names USING gin (public.name_parts(guild_id, folded, '{1,2}'::integer[]));


--
-- Name: member_names_in_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX member_names_in_order ON public.member_names USING btree (guild_id, folded, user_id);


--
-- Name: members_who_left; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX members_who_left ON public.members USING btree (guild_id, user_id) WHERE (left_at IS NOT NULL);


--
-- Name: rank_syncs_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rank_syncs_due ON public.rank_syncs USING btree (due_at);


--
-- Name: sources_by_host; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sources_by_host ON public.sources USING btree (public.host_of(address, kind)) WHERE (paused_reason IS NULL);


--
-- Name: sources_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sources_due ON public.sources USING btree (due_at) WHERE (paused_reason IS NULL);


--
-- Name: sources_failing; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sources_failing ON public.sources USING btree (public.host_of(address, kind)) WHERE ((failures > 0) AND (paused_reason IS NULL));


--
-- Name: standings_by_last_entry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standings_by_last_entry ON public.standings USING btree (guild_id, last_entry_at, user_id) WHERE (board = 'all'::text);


--
-- Name: standings_by_place; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standings_by_place ON public.standings USING btree (guild_id, board, miles, user_id) WHERE (listed AND (miles > 0));


--
-- Name: standings_off_board; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standings_off_board ON public.standings USING btree (guild_id, miles, user_id) WHERE ((board = 'all'::text) AND (NOT (listed AND (miles > 0))));


--
-- Name: subscriptions_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscriptions_due ON public.subscriptions USING btree (due_at);


--
-- Name: entries entries_are_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER entries_are_append_only BEFORE DELETE OR UPDATE ON public.entries FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting_history();


--
-- Name: members imports_forget_members; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER imports_forget_members AFTER DELETE ON public.members FOR EACH ROW EXECUTE FUNCTION public.forget_member_in_imports();


--
-- Name: members messages_are_forgotten; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER messages_are_forgotten AFTER DELETE ON public.members FOR EACH ROW EXECUTE FUNCTION public.forget_messages_about_member();


--
-- Name: deliveries posts_are_told; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER posts_are_told AFTER UPDATE OF state ON public.deliveries FOR EACH ROW WHEN (((new.state = 'sent'::text) AND (old.state <> 'sent'::text))) EXECUTE FUNCTION public.tell_hooks_of_post();


--
-- Name: deliveries deliveries_guild_id_destination_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_guild_id_destination_id_fkey FOREIGN KEY (guild_id, destination_id) REFERENCES public.destinations(guild_id, id) ON DELETE CASCADE;


--
-- Name: deliveries deliveries_guild_id_item_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_guild_id_item_id_fkey FOREIGN KEY (guild_id, item_id) REFERENCES public.items(guild_id, id) ON DELETE CASCADE;


--
-- Name: destinations destinations_guild_id_source_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.destinations
    ADD CONSTRAINT destinations_guild_id_source_id_fkey FOREIGN KEY (guild_id, source_id) REFERENCES public.sources(guild_id, id) ON DELETE CASCADE;


--
-- Name: edits edits_guild_id_delivery_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.edits
    ADD CONSTRAINT edits_guild_id_delivery_id_fkey FOREIGN KEY (guild_id, delivery_id) REFERENCES public.deliveries(guild_id, id) ON DELETE CASCADE;


--
-- Name: fetches fetches_guild_id_source_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fetches
    ADD CONSTRAINT fetches_guild_id_source_id_fkey FOREIGN KEY (guild_id, source_id) REFERENCES public.sources(guild_id, id) ON DELETE CASCADE;


--
-- Name: hook_deliveries hook_deliveries_guild_id_hook_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.hook_deliveries
    ADD CONSTRAINT hook_deliveries_guild_id_hook_id_fkey FOREIGN KEY (guild_id, hook_id) REFERENCES public.hooks(guild_id, id) ON DELETE CASCADE;


--
-- Name: import_rows import_rows_guild_id_import_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_rows
    ADD CONSTRAINT import_rows_guild_id_import_id_fkey FOREIGN KEY (guild_id, import_id) REFERENCES public.imports(guild_id, id) ON DELETE CASCADE;


--
-- Name: incident_notices incident_notices_incident_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.incident_notices
    ADD CONSTRAINT incident_notices_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES public.incidents(id) ON DELETE CASCADE;


--
-- Name: items items_guild_id_source_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.items
    ADD CONSTRAINT items_guild_id_source_id_fkey FOREIGN KEY (guild_id, source_id) REFERENCES public.sources(guild_id, id) ON DELETE CASCADE;


--
-- Name: member_names member_names_guild_id_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member_names
    ADD CONSTRAINT member_names_guild_id_user_id_fkey FOREIGN KEY (guild_id, user_id) REFERENCES public.members(guild_id, user_id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--

\unrestrict dbmate


--
-- Dbmate schema migrations
--

INSERT INTO public.schema_migrations (version) VALUES
    ('0001'),
    ('0002'),
    ('0003'),
    ('0004'),
    ('0005'),
    ('0006'),
    ('0007'),
    ('0008'),
    ('0009'),
    ('0010'),
    ('0011'),
    ('0012'),
    ('0013'),
    ('0014'),
    ('0015'),
    ('0016');
