-- migrate:up

-- A file with miles from elsewhere: read, looked at, matched, and then booked as one batch.
create table imports (
  guild_id bigint not null,
  id bigint generated always as identity,
  format text not null,
  strategy text not null, -- `keep-max`, `sum`, `replace`
  file_name text not null,
  counts_for date not null, -- the guild's day of its entries
  points_per_mile integer not null,
  lines integer not null, -- that could be read
  bad_count integer not null,
  bad_lines jsonb not null, -- the first of them
  actor_id bigint not null,
  created_at timestamptz not null default now(),
  state text not null default 'read', -- then `applying`, `applied`; `stopped` when its batch was taken back meanwhile
  batch_id bigint,
  applied_by bigint,
  asked_at timestamptz,
  finished_at timestamptz,
  members integer not null default 0, -- to be booked
  done integer not null default 0, -- of them
  up_to bigint not null default 0, -- the last of them
  claimed_until timestamptz not null default '-infinity', -- by one worker at a time
  attempts integer not null default 0,
  primary key (guild_id, id)
);
create index imports_to_apply on imports (asked_at) where state = 'applying';

create table import_rows (
  guild_id bigint not null,
  import_id bigint not null,
  line integer not null,
  user_id bigint, -- null while nobody knows who that is
  name text not null,
  miles bigint not null,
  matched text not null, -- by `id`, `name`, `hand`; or `nobody`, `many` of that name, `left out` by hand
  primary key (guild_id, import_id, line),
  foreign key (guild_id, import_id) references imports (guild_id, id) on delete cascade
);
create index import_rows_by_member on import_rows (guild_id, import_id, user_id, line);
create index import_rows_unmatched on import_rows (guild_id, import_id, line) where user_id is null;

-- What an import would do to whom, in order of their ids, after a member, at most so many of them. A member who is in
-- the file more than once: `sum` takes all lines, `keep-max` the greatest, `replace` the last. An entry holds at most
-- an `integer`.
create function import_moves(the_guild bigint, the_import bigint, strategy text, after_member bigint, most integer)
returns table (user_id bigint, line integer, lines bigint, name text, before bigint, after bigint)
language plpgsql stable rows 1000 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
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

-- Books the next members of an import that is being applied, and tells how many were looked at: fewer than `most` at
-- the end. Each part is booked whole, and the import remembers how far it came: who breaks off and begins again, or
-- comes at the same time, books nobody twice.
create function book_import_part(the_guild bigint, the_import bigint, most integer) returns integer
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
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

-- Who is forgotten is in no file any more.
create function forget_member_in_imports() returns trigger language plpgsql as $$
begin
  update imports set actor_id = 0 where guild_id = old.guild_id and actor_id = old.user_id;
  update imports set applied_by = 0 where guild_id = old.guild_id and applied_by = old.user_id;
  delete from import_rows where guild_id = old.guild_id and user_id = old.user_id;
  return null;
end $$;
create trigger imports_forget_members after delete on members
  for each row execute function forget_member_in_imports();

-- migrate:down
drop trigger imports_forget_members on members;
drop function forget_member_in_imports;
drop function book_import_part;
drop function import_moves;
drop table import_rows;
drop table imports;
