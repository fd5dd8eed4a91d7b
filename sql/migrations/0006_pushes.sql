-- migrate:up

-- A post follows its item: what a message shows, and what the item has become since.
alter table items
  add column revision integer not null default 0, -- rises with every change that is worth an edit
  add column living boolean not null default false, -- upcoming, live, or a recording whose length is not known yet
  add column missing_since timestamptz, -- asked for by its id, the source did not know it; the first time in a row
  add column removed_at timestamptz; -- it was taken away at the source, and there is proof
alter table deliveries add column revision integer not null default 0; -- of the item, as the message shows it
alter table sources add column looked_at timestamptz; -- when posted items were last asked for by their ids
-- squawk-ignore require-concurrent-index-creation
create index items_living on items (guild_id, source_id, id) where living;

-- Outbox: messages that no longer show what their item is. The row is there until the message does.
create table edits (
  guild_id bigint not null,
  delivery_id bigint not null,
  due_at timestamptz not null default now(), -- in the future while a worker has it
  failures integer not null default 0, -- in a row
  primary key (guild_id, delivery_id),
  foreign key (guild_id, delivery_id) references deliveries on delete cascade
);
create index edits_due on edits (due_at);

-- WebSub: hubs that ring when a source has something new. A row outlives its source until the hub knows, too.
create table subscriptions (
  guild_id bigint not null,
  source_id bigint not null,
  hub text not null,
  topic text not null,
  path text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), -- of the callback
  secret text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), -- of signatures
  asked_at timestamptz, -- within a day the hub may come to verify
  verified_at timestamptz,
  lease_until timestamptz,
  pushed_at timestamptz, -- when the last push takes effect: one a minute does
  due_at timestamptz not null default now(), -- when to ask the hub (again)
  failures integer not null default 0, -- in a row
  primary key (guild_id, source_id),
  constraint subscriptions_by_path unique (path)
);
create index subscriptions_due on subscriptions (due_at);

-- migrate:down
drop table subscriptions, edits;
drop index items_living;
alter table sources drop column looked_at;
alter table deliveries drop column revision;
alter table items drop column revision, drop column living, drop column missing_since, drop column removed_at;
