-- migrate:up

-- Permanent redirects seen lately, and whether the source has just moved: see app/dailies/moving.py.
alter table sources
  add column moving_to text not null default '',
  add column moving_since timestamptz,
  add column moving_looks integer not null default 0,
  add column moved_at timestamptz; -- until it was read at its new address

-- Whose server a source is on; for accounts that have no address of their own, their platform.
create function host_of(address text, kind text) returns text immutable parallel safe
language sql return coalesce(lower(substring(address from '^https?://(?:[^/@]*@)?([^/:?#]+)')), kind);
-- squawk-ignore require-concurrent-index-creation
create index sources_by_host on sources (host_of(address, kind)) where paused_reason is null;
-- squawk-ignore require-concurrent-index-creation
create index sources_failing on sources (host_of(address, kind)) where failures > 0 and paused_reason is null;

-- Hosts that fail, for the whole deployment: one row while nothing there answers.
create table failing_hosts (
  host text primary key,
  failures integer not null, -- in a row, over all of its sources
  failed_at timestamptz not null default now(), -- last
  closed_until timestamptz not null default '-infinity' -- until then nobody asks; then one source does, for all
);

-- When many sources of a host failed together.
create table incidents (
  id bigint generated always as identity primary key,
  host text not null,
  problem text not null,
  sources integer not null, -- that failed when it was noticed
  began_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index incidents_open on incidents (host) where ended_at is null;
create index incidents_of_host on incidents (host, ended_at);

-- Which guilds were told of one, and of its end.
create table incident_notices (
  guild_id bigint not null,
  incident_id bigint not null references incidents on delete cascade,
  told_at timestamptz not null default now(),
  end_told_at timestamptz,
  primary key (guild_id, incident_id)
);
create index incident_notices_open on incident_notices (incident_id) where end_told_at is null;

-- How soon items are posted, of one channel's last month.
-- squawk-ignore require-concurrent-index-creation
create index deliveries_sent on deliveries (guild_id, destination_id, settled_at) where state = 'sent';

-- migrate:down
drop index deliveries_sent;
drop table incident_notices, incidents, failing_hosts;
drop index sources_failing, sources_by_host;
drop function host_of;
alter table sources drop column moving_to, drop column moving_since, drop column moving_looks, drop column moved_at;
