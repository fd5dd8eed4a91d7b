-- migrate:up

-- People who signed out everywhere, and how often: cookies from before are worth nothing.
create table sign_outs (
  user_id bigint primary key,
  epoch integer not null,
  happened_at timestamptz not null default now()
);

-- For machines. Of a token only its digest is kept.
create table api_tokens (
  guild_id bigint not null,
  id bigint generated always as identity,
  digest bytea not null,
  hint text not null, -- the first characters, to tell tokens apart
  name text not null check (length(name) between 1 and 100),
  scopes text [] not null, -- `miles:read`, `miles:write`, …
  created_by bigint not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (guild_id, id),
  constraint api_tokens_once unique (digest)
);

-- What was answered to a request with an Idempotency-Key, for a day: asked again, it is answered again.
create table idempotent_answers (
  guild_id bigint not null,
  caller text not null, -- `user:…`, `token:…`
  key text not null,
  request bytea not null, -- digest of method, path and body
  status integer, -- null while it is being worked on
  body bytea,
  headers jsonb,
  began_at timestamptz not null default now(),
  primary key (guild_id, caller, key)
);
create index idempotent_answers_by_age on idempotent_answers (began_at);

-- migrate:down
drop table idempotent_answers, api_tokens, sign_outs;
