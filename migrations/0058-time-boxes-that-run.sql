-- An agenda gives each of its items a box of minutes. What is under discussion right now is a row: a stretch of time
-- spent on one item, from when somebody took it up until the next one was. Everybody reads the same row, and what
-- was really spent on an item is worked out from its stretches.
create table meeting_stretches (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at >= began_at),
  organization_id uuid not null, begun_by_person_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, item_id) references meeting_items,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, begun_by_person_id) references people
);
create index meeting_stretches_of_meeting on meeting_stretches (workspace_id, meeting_id, began_at);
-- Of a meeting one item is under discussion at a time, however many people press at once.
create unique index meeting_stretches_one_runs on meeting_stretches (workspace_id, meeting_id) where ended_at is null;
select protect('meeting_stretches');
