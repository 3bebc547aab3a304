-- What somebody types into minutes before it is saved, so that a lost connection or a closed lid loses nothing. A
-- draft is its writer's own; `base_version` says which minutes it was begun from.
create table minutes_drafts (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  text text not null check (length(text) <= 20000),
  base_version integer not null check (base_version >= 0),
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, meeting_id, person_id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, person_id) references people
);
create index minutes_drafts_of_person on minutes_drafts (workspace_id, person_id);
select protect('minutes_drafts');

-- A decision that was noted in a meeting and is kept as a decision of its own, linked both ways.
alter table meeting_decisions
  add column decision_id uuid,
  add foreign key (workspace_id, decision_id) references decisions on delete set null (decision_id);
create unique index meeting_decisions_kept on meeting_decisions (workspace_id, decision_id) where decision_id is not null;
