-- A workspace adds questions of its own to the pulse, after ours: a scale about each other partner, or one asked in words.
-- They are asked in waves that open from a day on, until they are retired; what was answered once is never rewritten.
create table pulse_items (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('scale', 'open')),
  from_on date not null,
  added_by_person_id uuid,
  created_at timestamptz not null, updated_at timestamptz not null,
  retired_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, added_by_person_id) references people on delete set null (added_by_person_id)
);
select protect('pulse_items');

-- The question in each language that somebody wrote it in.
create table pulse_item_texts (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  item_id uuid not null,
  language text not null,
  text text not null check (length(text) between 1 and 300),
  primary key (workspace_id, id),
  unique (workspace_id, item_id, language),
  foreign key (workspace_id, item_id) references pulse_items on delete cascade
);
select protect('pulse_item_texts');

create table pulse_item_ratings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  response_id uuid not null,
  item_id uuid not null,
  about_organization_id uuid not null,
  value integer not null check (value between 1 and 4),
  primary key (workspace_id, id),
  unique (workspace_id, response_id, item_id, about_organization_id),
  foreign key (workspace_id, response_id) references pulse_responses on delete cascade,
  foreign key (workspace_id, item_id) references pulse_items,
  foreign key (workspace_id, about_organization_id) references organizations
);
create index on pulse_item_ratings (workspace_id, item_id);
select protect('pulse_item_ratings');

create table pulse_item_answers (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  response_id uuid not null,
  item_id uuid not null,
  text text not null check (length(text) between 1 and 5000),
  primary key (workspace_id, id),
  unique (workspace_id, response_id, item_id),
  foreign key (workspace_id, response_id) references pulse_responses on delete cascade,
  foreign key (workspace_id, item_id) references pulse_items
);
create index on pulse_item_answers (workspace_id, item_id);
select protect('pulse_item_answers');

-- Whoever has not answered a wave is reminded a few times at most. Each mail has a key of its own, so that the link in an
-- earlier one works on.
create table pulse_reminders (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  invitation_id uuid not null,
  token_hash text unique,
  reminded_on date not null,
  primary key (workspace_id, id),
  unique (workspace_id, invitation_id, reminded_on),
  foreign key (workspace_id, invitation_id) references pulse_invitations
);
select protect('pulse_reminders');
create policy door on pulse_reminders for select to commonweave_door using (true);
grant select on pulse_reminders to commonweave_door;
