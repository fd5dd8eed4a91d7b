-- migrate:up

-- An edit shows what became of the item, in the words, the language and with the ping that the post had.
alter table deliveries add column as_posted jsonb; -- `Choices` of app/dailies/choices.py; null: posted before this

-- Guilds in which nobody could be told what is wrong: tried again later and later.
create table untold_guilds (
  guild_id bigint primary key,
  failures integer not null default 1, -- in a row
  due_at timestamptz not null
);

-- migrate:down
drop table untold_guilds;
alter table deliveries drop column as_posted;
