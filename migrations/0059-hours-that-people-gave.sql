-- Hours that people gave are worked out from who was at meetings. What they gave besides, on the telephone, on a walk
-- or while keeping a promise, somebody notes by hand: here, beside the contact or the promise it was given for.
create table hour_entries (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  -- Whose people gave them.
  organization_id uuid not null,
  touchpoint_id uuid, commitment_id uuid,
  given_on date not null,
  -- Of all people together.
  minutes integer not null check (minutes between 1 and 600000),
  note text not null default '' check (length(note) <= 500),
  language text,
  noted_by_organization_id uuid not null, noted_by_person_id uuid,
  created_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, touchpoint_id) references touchpoints,
  foreign key (workspace_id, commitment_id) references commitments,
  foreign key (workspace_id, noted_by_organization_id) references organizations,
  foreign key (workspace_id, noted_by_person_id) references people,
  check (num_nonnulls(touchpoint_id, commitment_id) = 1)
);
create index hour_entries_of_partnership on hour_entries (workspace_id, partnership_id, given_on desc, id desc);
create index hour_entries_of_touchpoint on hour_entries (workspace_id, touchpoint_id);
create index hour_entries_of_commitment on hour_entries (workspace_id, commitment_id);
select protect('hour_entries');
