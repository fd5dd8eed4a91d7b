-- migrate:up

-- A Discord server that uses the bot. Rows appear by themselves; a guild nobody set up works with the defaults.
create table guilds (
  guild_id bigint primary key,
  name text,
  installed_at timestamptz,
  installed_by bigint,
  created_at timestamptz not null default now()
);

-- What admins chose, as far as it differs from the defaults in app/guilds/settings.py. Every change raises the version.
create table guild_settings (
  guild_id bigint primary key,
  version integer not null default 1,
  chosen jsonb not null default '{}',
  changed_at timestamptz not null default now()
);

-- A threshold in miles and the role it earns. A paused rank keeps its settings; only giving the role rests.
create table ranks (
  guild_id bigint not null,
  threshold bigint not null check (threshold >= 0),
  name text not null check (length(name) between 1 and 100),
  role_id bigint,
  paused_reason text,
  paused_at timestamptz,
  primary key (guild_id, threshold)
);

-- Who changed what, when, from what to what.
create table audit_log (
  id bigint generated always as identity primary key,
  guild_id bigint not null,
  actor_id bigint not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  happened_at timestamptz not null default now()
);
create index audit_log_by_guild on audit_log (guild_id, id desc);

-- Discord repeats webhook events and gives them no id: the digest of the signed body tells repeats apart.
create table webhook_events (
  digest bytea primary key,
  kind text not null,
  received_at timestamptz not null default now()
);

-- migrate:down
drop table webhook_events, audit_log, ranks, guild_settings, guilds;
