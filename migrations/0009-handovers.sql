-- Someone goes, and what was theirs needs another pair of hands: a handover is asked for, then done or
-- found unneeded. And what was recorded for a partner keeps the words that it was recorded with.
create table handovers (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  from_person_id uuid not null,
  organization_id uuid,
  asked_at timestamptz not null, asked_by_person_id uuid,
  to_person_id uuid,
  done_at timestamptz, done_by_person_id uuid,
  dismissed_at timestamptz, dismissed_by_person_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, from_person_id) references people,
  foreign key (workspace_id, to_person_id) references people,
  foreign key (workspace_id, organization_id) references organizations,
  check (done_at is null or dismissed_at is null),
  check ((done_at is null) = (to_person_id is null))
);
create unique index handovers_one_open on handovers (workspace_id, from_person_id) where done_at is null and dismissed_at is null;
create index on handovers (workspace_id, to_person_id);
select protect('handovers');

alter table behalf_acts add column summary text not null default '' check (length(summary) <= 2000);
create index on behalf_acts (workspace_id, organization_id, recorded_at desc);
create index on invitations (workspace_id, partnership_id) where partnership_id is not null;
create index on partnership_breaks (workspace_id, partnership_id);
create index on representatives (workspace_id, partnership_id);
