-- migrate:up

-- An account of a platform whose owner lets the bot read it.
create table connections (
  guild_id bigint not null,
  id bigint generated always as identity,
  platform text not null,
  account_id text collate "C" not null, -- what the platform itself calls it
  name text not null,
  tokens bytea not null, -- sealed by app/dailies/connections/sealing.py
  scopes text not null default '',
  created_by bigint not null,
  created_at timestamptz not null default now(),
  issued_at timestamptz not null default now(), -- these tokens
  expires_at timestamptz not null, -- the access token
  refresh_expires_at timestamptz, -- the refresh token, where there is one
  due_at timestamptz not null, -- when to refresh, or to try it again
  failures integer not null default 0, -- to refresh, in a row
  problem text, -- the kind of the last failure
  paused_reason text,
  paused_at timestamptz,
  warned_days integer, -- admins know that it ends within so many days
  primary key (guild_id, id),
  constraint connections_once unique (guild_id, platform, account_id)
);
create index connections_due on connections (due_at) where paused_reason is null;

-- Who was sent to another site, to sign in or to consent, and came back: each way back counts once.
create table used_ways_back (
  nonce text collate "C" primary key,
  expires_at timestamptz not null -- from then on its signature is refused anyway
);

-- migrate:down
drop table used_ways_back, connections;
