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


--
-- Name: boards_of(date); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.boards_of(day date) RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ARRAY['all'::text, to_char((day)::timestamp with time zone, 'IYYY"-W"IW'::text), to_char((day)::timestamp with time zone, 'YYYY-MM'::text)];


--
-- Name: book_entries(bigint[], jsonb); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.book_entries(guild_ids bigint[], awards jsonb) RETURNS TABLE(place_in_batch bigint, outcome text, entry_id bigint, miles integer, balance bigint, streak integer, interaction_id bigint, created_at timestamp with time zone, ranks_due boolean, wait_seconds integer)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
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


--
-- Name: bucket_shelf(integer); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.bucket_shelf(bucket integer) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('-1'::integer - (bucket / 64));


--
-- Name: erase_member(bigint, bigint); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.erase_member(the_guild bigint, the_member bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
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


SET default_tablespace = '';

SET default_table_access_method = heap;

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
-- Name: daily_totals; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.daily_totals (
    guild_id bigint NOT NULL,
    user_id bigint NOT NULL,
    day date NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    miles bigint NOT NULL,
    last_at timestamp with time zone NOT NULL
)
WITH (fillfactor='80');


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
    note text
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
-- Name: guild_settings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guild_settings (
    guild_id bigint NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    chosen jsonb DEFAULT '{}'::jsonb NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
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
    check_in_streak integer DEFAULT 0 NOT NULL
)
WITH (fillfactor='80');


--
-- Name: odometers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.odometers (
    guild_id bigint NOT NULL,
    miles bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='50');


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
-- Name: standings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.standings (
    guild_id bigint NOT NULL,
    board text NOT NULL COLLATE pg_catalog."C",
    user_id bigint NOT NULL,
    miles bigint NOT NULL,
    listed boolean NOT NULL
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
-- Name: webhook_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhook_events (
    digest bytea NOT NULL,
    kind text NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: audit_log audit_log_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);


--
-- Name: daily_totals daily_totals_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.daily_totals
    ADD CONSTRAINT daily_totals_pkey PRIMARY KEY (guild_id, user_id, day, reason);


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
-- Name: members members_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_pkey PRIMARY KEY (guild_id, user_id);


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
-- Name: webhook_events webhook_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook_events
    ADD CONSTRAINT webhook_events_pkey PRIMARY KEY (digest);


--
-- Name: audit_log_by_guild; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_log_by_guild ON public.audit_log USING btree (guild_id, id DESC);


--
-- Name: entries_by_hand; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX entries_by_hand ON public.entries USING btree (guild_id, actor_id) WHERE (actor_id <> user_id);


--
-- Name: members_who_left; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX members_who_left ON public.members USING btree (guild_id, user_id) WHERE (left_at IS NOT NULL);


--
-- Name: rank_syncs_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rank_syncs_due ON public.rank_syncs USING btree (due_at);


--
-- Name: standings_by_place; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX standings_by_place ON public.standings USING btree (guild_id, board, miles, user_id) WHERE (listed AND (miles > 0));


--
-- Name: entries entries_are_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER entries_are_append_only BEFORE DELETE OR UPDATE ON public.entries FOR EACH ROW EXECUTE FUNCTION public.refuse_rewriting_history();


--
-- PostgreSQL database dump complete
--

\unrestrict dbmate


--
-- Dbmate schema migrations
--

INSERT INTO public.schema_migrations (version) VALUES
    ('0001'),
    ('0002');
