-- migrate:up

-- Charts follow the ledger and the posts behind everybody's back: a worker takes in what is new, and bookings know
-- nothing of it.
create table statistics_cursors (
  guild_id bigint primary key,
  up_to bigint not null default 0, -- the last entry that is counted
  posts_day date, -- the last day whose posts are counted; it and the day before may still grow
  posts_at timestamptz not null default '-infinity' -- when they were counted
) with (fillfactor = 50);

-- By the guild's day; a reversal counts for the day and the reason of what it reverses.
create table daily_miles (
  guild_id bigint not null,
  day date not null,
  reason text collate "C" not null,
  miles bigint not null,
  bookings bigint not null, -- without reversals
  primary key (guild_id, day, reason)
) with (fillfactor = 50);

-- How many members earned something in a day or a week. Whoever is erased later was there all the same.
create table active_members (
  guild_id bigint not null,
  span text collate "C" not null check (span in ('day', 'week')),
  begins date not null, -- weeks: on Monday
  members bigint not null,
  primary key (guild_id, span, begins)
) with (fillfactor = 50);

-- Posts of The Dailies, by how long after their publication they were posted (see `lag_bucket`); nobody waited for what
-- was there before it was followed.
create table daily_posts (
  guild_id bigint not null,
  day date not null,
  lag_bucket integer not null,
  posts bigint not null,
  primary key (guild_id, day, lag_bucket)
);
-- squawk-ignore require-concurrent-index-creation
create index deliveries_sent_in_order on deliveries (guild_id, settled_at) where state = 'sent';

-- Each bucket is 5 % wide, from a second up; -1 where nobody knows.
create function lag_bucket(seconds double precision) returns integer language sql immutable parallel safe
return case when seconds is null then -1 else floor(ln(greatest(seconds, 1)) / ln(1.05))::integer end;

create function monday_of(day date) returns date language sql immutable parallel safe
return day - (extract(isodow from day)::integer - 1);

-- Whether a member earned something on these days by an entry up to `included`. Entries for a day are not older than
-- the day, in any zone: few are looked at.
create function earned_between(the_guild bigint, the_member bigint, included bigint, first_day date, last_day date)
returns boolean language plpgsql stable as $$
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

-- Counts up to so many entries that are not counted yet, and tells how many it were. Entries get their ids under the
-- guild's lock, so whatever is not committed yet is above everything that is.
create function count_entries(the_guild bigint, most integer) returns integer language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
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

-- Counts the posts of the days that may have grown since the last time.
create function count_posts(the_guild bigint) returns void language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
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

-- Where a server wants to hear what happens: addresses that admins typed. Of its secret only the sealed form is kept.
create table hooks (
  guild_id bigint not null,
  id bigint generated always as identity,
  version integer not null default 1,
  url text not null,
  description text not null default '',
  events text [] not null,
  secret bytea not null,
  old_secret bytea, -- signs along until then, so that a receiver can change over
  old_secret_until timestamptz,
  entries_up_to bigint not null, -- the last entry of the ledger that it was told of
  claimed_until timestamptz not null default '-infinity', -- by one worker at a time
  paused_reason text,
  paused_at timestamptz,
  created_by bigint not null,
  created_at timestamptz not null default now(),
  primary key (guild_id, id)
) with (fillfactor = 80);

-- Outbox: one message to one hook.
create table hook_deliveries (
  guild_id bigint not null,
  id bigint generated always as identity,
  hook_id bigint not null,
  event text not null,
  subject text not null, -- what happened: `entry:7`, `delivery:9`; told once
  user_id bigint, -- whom it is about
  data jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead')),
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  happened_at timestamptz not null default now(),
  tried_at timestamptz, -- last
  last_status integer, -- of HTTP; null: no answer
  last_problem text,
  primary key (guild_id, id),
  constraint hook_deliveries_once unique (guild_id, hook_id, event, subject),
  foreign key (guild_id, hook_id) references hooks on delete cascade
) with (fillfactor = 80);
create index hook_deliveries_of_hook on hook_deliveries (guild_id, hook_id, id);
create index hook_deliveries_due on hook_deliveries (guild_id, hook_id, due_at, id) where state = 'waiting';
create index hook_deliveries_dead on hook_deliveries (guild_id, hook_id, id) where state = 'dead';
create index hook_deliveries_by_age on hook_deliveries (happened_at) where state <> 'waiting';
create index hook_deliveries_of_member on hook_deliveries (guild_id, user_id);

-- A post is told in the transaction that settles it.
create function tell_hooks_of_post() returns trigger language plpgsql as $$
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
create trigger posts_are_told after update of state on deliveries for each row
when (new.state = 'sent' and old.state <> 'sent') execute function tell_hooks_of_post();

-- Whoever is erased is in no message any more, also not as the one who gave.
create function forget_messages_about_member() returns trigger language plpgsql as $$
begin
  delete from hook_deliveries where guild_id = old.guild_id and user_id = old.user_id;
  update hook_deliveries set data = data || '{"by_user_id": "0"}'
  where guild_id = old.guild_id and data ->> 'by_user_id' = old.user_id::text;
  return null;
end $$;
create trigger messages_are_forgotten after delete on members for each row
execute function forget_messages_about_member();

-- migrate:down
drop trigger messages_are_forgotten on members;
drop trigger posts_are_told on deliveries;
drop function forget_messages_about_member, tell_hooks_of_post;
drop table hook_deliveries, hooks;
drop function count_posts, count_entries, earned_between, monday_of, lag_bucket;
drop index deliveries_sent_in_order;
drop table daily_posts, active_members, daily_miles, statistics_cursors;
