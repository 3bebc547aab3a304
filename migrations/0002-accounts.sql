-- Who may come in: sign-in belongs to a user across workspaces; membership is the only bridge into one.
create schema auth;
create table auth."user" (
  id text primary key, name text not null, email text not null unique, email_verified boolean not null default false,
  image text, created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);
create table auth.session (
  id text primary key, expires_at timestamptz not null, token text not null unique, created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), ip_address text, user_agent text,
  user_id text not null references auth."user" on delete cascade
);
create index on auth.session (user_id);
create table auth.account (
  id text primary key, account_id text not null, provider_id text not null, user_id text not null references auth."user" on delete cascade,
  access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
  scope text, password text, created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);
create index on auth.account (user_id);
create table auth.verification (
  id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now()
);
create index on auth.verification (identifier);
-- Tries at a guarded door (sign-in by mail address, by network address, a public form), counted in windows.
create table auth.attempt (
  key text not null, window_start timestamptz not null, tries integer not null,
  primary key (key, window_start)
);
grant usage on schema auth to commonweave_app, commonweave_door;
grant select on auth."user", auth.session to commonweave_door;

create table memberships (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  user_id text not null references auth."user",
  person_id uuid not null,
  role text not null check (role in ('owner', 'coordinator', 'contributor', 'viewer', 'lead', 'representative')),
  organization_id uuid not null,
  version integer not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id)
);
-- One way into a workspace per user, and one user per person.
create unique index memberships_one_per_user on memberships (workspace_id, user_id) where ended_at is null;
create unique index memberships_one_per_person on memberships (workspace_id, person_id) where ended_at is null;
create index on memberships (user_id);
select protect('memberships');
create policy door on memberships for select to commonweave_door using (true);
grant select on memberships to commonweave_door;

-- An invitation to sign in: for staff (no partnership) or for a partner's representative.
create table invitations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  email text not null,
  name text not null,
  role text not null check (role in ('owner', 'coordinator', 'contributor', 'viewer', 'lead', 'representative')),
  organization_id uuid not null,
  person_id uuid not null,
  partnership_id uuid,
  message text not null default '',
  token_hash text not null unique,
  invited_by_membership_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (workspace_id, id)
);
select protect('invitations');
create policy door on invitations for select to commonweave_door using (true);
grant select on invitations to commonweave_door;

create table api_keys (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null,
  role text not null check (role in ('owner', 'coordinator', 'contributor', 'viewer', 'lead', 'representative')),
  organization_id uuid not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
select protect('api_keys');
create policy door on api_keys for select to commonweave_door using (true);
grant select on api_keys to commonweave_door;

-- A repeated request with the same key answers what the first one answered.
create table idempotency_keys (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  api_key_id uuid not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, api_key_id, key)
);
select protect('idempotency_keys');
