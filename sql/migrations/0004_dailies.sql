-- migrate:up

-- What is polled for a guild: a feed, a channel … A source is never deleted because something failed: it pauses.
create table sources (
  guild_id bigint not null,
  id bigint generated always as identity,
  kind text not null, -- names its adapter
  address text not null,
  title text not null default '',
  options jsonb not null default '{}',
  created_at timestamptz not null default now(),
  interval_seconds integer not null default 900,
  due_at timestamptz not null default now(),
  claimed_until timestamptz not null default '-infinity', -- by one worker at a time
  baseline_at timestamptz, -- the first successful poll, which posts nothing
  polled_at timestamptz, -- the last successful poll
  etag text not null default '', -- stored with the items it stands for, never before
  last_modified text not null default '',
  body_hash text not null default '',
  failures integer not null default 0, -- in a row
  failing_since timestamptz,
  problem text, -- the kind of the last failure
  told_at timestamptz, -- when the guild was told of these failures
  paused_reason text,
  paused_at timestamptz,
  primary key (guild_id, id),
  constraint sources_once unique (guild_id, kind, address)
);
create index sources_due on sources (due_at) where paused_reason is null;

-- Every item ever seen, for ever: an id that is here is not new, whatever its date says.
create table items (
  guild_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  native_id text collate "C" not null,
  content jsonb not null, -- `Item` of app/dailies/items.py
  baseline boolean not null,
  seen_at timestamptz not null default now(),
  primary key (guild_id, id),
  constraint items_once unique (guild_id, source_id, native_id),
  foreign key (guild_id, source_id) references sources on delete cascade
);
create index items_of_source on items (guild_id, source_id, id);

-- A channel that gets a source's items, and what was chosen for it.
create table destinations (
  guild_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  channel_id bigint not null,
  choices jsonb not null default '{}', -- `Choices` of app/dailies/choices.py
  created_at timestamptz not null default now(),
  due_at timestamptz not null default now(), -- when the next post may go out
  claimed_until timestamptz not null default '-infinity', -- by one worker at a time, so that posts keep their order
  failures integer not null default 0, -- in a row
  paused_reason text,
  paused_at timestamptz,
  told_at timestamptz, -- when the guild was told of this pause
  primary key (guild_id, id),
  constraint destinations_once unique (guild_id, source_id, channel_id),
  foreign key (guild_id, source_id) references sources on delete cascade
);

-- Outbox: one item to one channel. `sending` without a worker means: perhaps it is there, look before sending again.
create table deliveries (
  guild_id bigint not null,
  id bigint generated always as identity,
  destination_id bigint not null,
  item_id bigint not null,
  state text not null check (state in ('waiting', 'held', 'sending', 'sent', 'skipped', 'failed')),
  reason text,
  nonce text not null default left(replace(gen_random_uuid()::text, '-', ''), 25),
  attempts integer not null default 0,
  tried_at timestamptz, -- first
  message_id bigint,
  publish_at timestamptz, -- when to try (again) to publish the post to the servers that follow its channel
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (guild_id, id),
  constraint deliveries_once unique (guild_id, destination_id, item_id),
  foreign key (guild_id, destination_id) references destinations on delete cascade,
  foreign key (guild_id, item_id) references items on delete cascade
);
create index deliveries_open on deliveries (guild_id, destination_id, id) where state in ('waiting', 'sending');
create index deliveries_to_publish on deliveries (publish_at) where publish_at is not null;
create index deliveries_of_item on deliveries (guild_id, item_id);

-- How each poll went; kept for a month.
create table fetches (
  guild_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  fetched_at timestamptz not null default now(),
  status integer not null, -- of HTTP; 0: no answer
  bytes integer not null,
  milliseconds integer not null,
  items integer not null,
  new_items integer not null,
  problem text,
  detail text,
  primary key (guild_id, id),
  foreign key (guild_id, source_id) references sources on delete cascade
);
create index fetches_of_source on fetches (guild_id, source_id, id);
create index fetches_by_age on fetches (fetched_at);

-- migrate:down
drop table fetches, deliveries, destinations, items, sources;
