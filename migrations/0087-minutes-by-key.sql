-- Whoever gets minutes by mail because they don't sign in reads them on a page, and confirms them or says what is wrong
-- there. Each mail has a key of its own, of one person for one partner, so that the link in an earlier one works on.
create table minutes_keys (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  token_hash text not null unique,
  -- A mail can pass through many hands.
  expires_on date not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, organization_id) references organizations
);
create index on minutes_keys (workspace_id, person_id);
select protect('minutes_keys');
create policy door on minutes_keys for select to commonweave_door using (true);
grant select on minutes_keys to commonweave_door;
