-- A committee does some of a partnership's work between its meetings: with seats for each partner, which the partner
-- itself fills, for a term. Whether a seat is vacant is worked out when it is read: a term is over on its day, and
-- nobody sits for an organization that they don't belong to any more.
create table committees (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  purpose text not null default '' check (length(purpose) <= 20000),
  language text,
  organization_id uuid not null, set_up_by_person_id uuid,
  ended_on date,
  search_key text collate "C" not null generated always as (fold(name || ' ' || purpose)) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, set_up_by_person_id) references people
);
create index committees_of_partnership on committees (workspace_id, partnership_id, created_at);
create index committees_search on committees using gin (search_key gin_trgm_ops);
select protect('committees');

create table committee_seats (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  committee_id uuid not null,
  organization_id uuid not null,
  seats integer not null check (seats between 1 and 50),
  primary key (workspace_id, id),
  unique (workspace_id, committee_id, organization_id),
  foreign key (workspace_id, committee_id) references committees,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('committee_seats');

create table committee_members (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  committee_id uuid not null,
  organization_id uuid not null,
  -- Null once the person was erased.
  person_id uuid,
  from_on date not null,
  -- The last day of the term; null for one without an end.
  until_on date check (until_on >= from_on),
  -- Set when it ended before that day.
  ended_on date,
  named_by_person_id uuid,
  behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, committee_id) references committees,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create index committee_members_of_committee on committee_members (workspace_id, committee_id, from_on);
create index committee_members_of_person on committee_members (workspace_id, person_id);
select protect('committee_members');
