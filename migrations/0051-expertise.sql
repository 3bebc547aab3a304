-- What an organization or a person knows, in their own words and languages, so that it is found when a question comes
-- up. What they offer themselves stands at once; what somebody else says of them stands when they have accepted it.
-- When it is used it is credited: when, for what, and on which record.
create table expertises (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  -- Who knows it: an organization or a person.
  organization_id uuid, person_id uuid,
  topic text not null check (length(topic) between 1 and 200),
  details text not null default '' check (length(details) <= 2000),
  -- In which it can be asked for.
  languages text[] not null default '{}',
  said_by_organization_id uuid not null, said_by_person_id uuid,
  created_at timestamptz not null,
  answered_at timestamptz, accepted boolean, answered_by_person_id uuid,
  deleted_at timestamptz,
  search_key text collate "C" not null generated always as (fold(topic || ' ' || details)) stored,
  primary key (workspace_id, id),
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, said_by_organization_id) references organizations,
  check ((organization_id is null) <> (person_id is null)),
  check ((answered_at is null) = (accepted is null))
);
create index expertises_of_organization on expertises (workspace_id, organization_id);
create index expertises_of_person on expertises (workspace_id, person_id);
create index expertises_search on expertises using gin (search_key gin_trgm_ops);
select protect('expertises');

create table expertise_credits (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  expertise_id uuid not null,
  partnership_id uuid not null,
  used_on date not null,
  what_for text not null check (length(what_for) between 1 and 500),
  -- The record it was used on, if there is one.
  meeting_id uuid,
  credited_by_organization_id uuid not null, credited_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, expertise_id) references expertises,
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, credited_by_organization_id) references organizations
);
create index expertise_credits_of_expertise on expertise_credits (workspace_id, expertise_id, used_on desc);
create index expertise_credits_of_partnership on expertise_credits (workspace_id, partnership_id);
create index expertise_credits_of_meeting on expertise_credits (workspace_id, meeting_id);
select protect('expertise_credits');
