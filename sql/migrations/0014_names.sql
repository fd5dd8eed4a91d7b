-- migrate:up

-- What members are found by. It follows the ledger, as boards do, so that a booking pays nothing for it: a worker takes
-- in who is new or has a new name every minute, and whoever searches takes in a few.
-- squawk-ignore require-concurrent-index-deletion
drop index members_by_name;
-- squawk-ignore ban-drop-column
alter table members drop column folded_name;

-- In small letters and without accents, so that "zoe" finds Zoë; Hangul letter by letter.
create function fold_name(name text) returns text language sql immutable strict parallel safe
return lower(regexp_replace(normalize(name, nfkd), '[\u0300-\u036f]', '', 'g'));

-- The parts of these lengths, each as a number that is another one in each guild. (What `pg_trgm` does with three
-- letters; but it is an extension, which not every managed PostgreSQL has. Pairs also find names of two signs.)
create function name_parts(the_guild bigint, folded text, lengths integer []) returns bigint []
language sql immutable strict parallel safe
return array(
  select distinct hashtextextended(substr(folded, place, size), the_guild)
  from unnest(lengths) as s (size), generate_series(1, length(folded) - size + 1) as place
);

create table member_names (
  guild_id bigint not null,
  user_id bigint not null,
  folded text collate "C" not null,
  primary key (guild_id, user_id),
  foreign key (guild_id, user_id) references members (guild_id, user_id) on delete cascade
);

-- Up to which entry of the ledger the names have followed.
create table name_cursors (
  guild_id bigint primary key,
  up_to bigint not null default 0
);

insert into name_cursors (guild_id, up_to) select guild_id, max(id) from entries group by guild_id;
insert into member_names (guild_id, user_id, folded)
select guild_id, user_id, fold_name(name) from members where balance is not null;
-- squawk-ignore require-concurrent-index-creation
create index member_names_in_order on member_names (guild_id, folded, user_id);
-- squawk-ignore require-concurrent-index-creation
create index member_names_by_part on member_names using gin (name_parts(guild_id, folded, '{1,2}'));

-- Takes in the members of the next entries; how many entries those were.
create function follow_names(the_guild bigint, most integer) returns integer language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
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

-- migrate:down
do $$ begin
  raise exception 'there is no way back from 0014: restore a backup.';
end $$;
