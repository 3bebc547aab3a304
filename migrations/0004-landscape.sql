-- Who is out there: organisations, people, what joins them, the communities they serve, and where each fact came from.
create table organizations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (length(name) between 1 and 300),
  name_key text collate "C" not null generated always as (fold(name)) stored,
  alternate_name text not null default '',
  kind text not null check (kind in ('business', 'nonprofit', 'school', 'university', 'health', 'government', 'faith', 'grassroots', 'funder', 'media', 'network', 'other')),
  description text not null default '' check (length(description) <= 20000),
  language text,
  email text, phone text, website text,
  address_line text not null default '', city text not null default '', region text not null default '', postal_code text not null default '', country text,
  latitude double precision check (latitude between -90 and 90), longitude double precision check (longitude between -180 and 180),
  languages text[] not null default '{}',
  tags text[] not null default '{}',
  offers text not null default '', seeks text not null default '',
  extra jsonb not null default '{}',
  search_key text collate "C" not null generated always as (fold(name || ' ' || alternate_name || ' ' || left(description, 2000))) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index organizations_by_name on organizations (workspace_id, name_key, id) where deleted_at is null;
create index organizations_by_kind on organizations (workspace_id, kind, name_key, id) where deleted_at is null;
create index organizations_by_update on organizations (workspace_id, updated_at, id) where deleted_at is null;
create index organizations_by_tag on organizations using gin (tags);
create index organizations_search on organizations using gin (search_key gin_trgm_ops);
select protect('organizations');
alter table workspaces add foreign key (id, host_organization_id) references organizations (workspace_id, id);

create table people (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (length(name) between 1 and 300),
  name_key text collate "C" not null generated always as (fold(name)) stored,
  kind text not null default 'other' check (kind in ('official', 'faith-leader', 'educator', 'activist', 'parent', 'resident', 'volunteer', 'press', 'health-worker', 'business-owner', 'staff', 'student', 'funder', 'other')),
  email text, phone text,
  city text not null default '',
  language text,
  time_zone text,
  languages text[] not null default '{}',
  tags text[] not null default '{}',
  access_needs text not null default '',
  contact_by text check (contact_by in ('mail', 'phone', 'text', 'letter', 'in-person')),
  contact_note text not null default '',
  do_not_contact boolean not null default false,
  offers text not null default '', seeks text not null default '',
  digest text not null default 'daily' check (digest in ('daily', 'weekly', 'never')),
  extra jsonb not null default '{}',
  search_key text collate "C" not null generated always as (fold(name || ' ' || coalesce(email, ''))) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index people_by_name on people (workspace_id, name_key, id) where deleted_at is null;
create index people_by_kind on people (workspace_id, kind, name_key, id) where deleted_at is null;
create index people_by_update on people (workspace_id, updated_at, id) where deleted_at is null;
create index people_by_email on people (workspace_id, lower(email)) where email is not null;
create index people_by_tag on people using gin (tags);
create index people_search on people using gin (search_key gin_trgm_ops);
select protect('people');

create table affiliations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  title text not null default '',
  department text not null default '',
  is_main_contact boolean not null default false,
  began_on date, ended_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, organization_id) references organizations,
  check (ended_on is null or began_on is null or ended_on >= began_on)
);
create index on affiliations (workspace_id, person_id);
create index on affiliations (workspace_id, organization_id, person_id);
select protect('affiliations');

alter table memberships add foreign key (workspace_id, person_id) references people, add foreign key (workspace_id, organization_id) references organizations;
alter table invitations add foreign key (workspace_id, person_id) references people, add foreign key (workspace_id, organization_id) references organizations;
alter table api_keys add foreign key (workspace_id, organization_id) references organizations;
-- The door shows pages in the language and zone of the person who comes in.
create policy door on people for select to commonweave_door using (true);
grant select (workspace_id, id, language, time_zone) on people to commonweave_door;
create policy door on organizations for select to commonweave_door using (true);
grant select (workspace_id, id, name) on organizations to commonweave_door;
create policy door on affiliations for select to commonweave_door using (true);
grant select on affiliations to commonweave_door;

create table communities (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (length(name) between 1 and 300),
  name_key text collate "C" not null generated always as (fold(name)) stored,
  description text not null default '',
  place text not null default '',
  population integer check (population >= 0),
  search_key text collate "C" not null generated always as (fold(name || ' ' || place || ' ' || left(description, 2000))) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index communities_search on communities using gin (search_key gin_trgm_ops);
select protect('communities');

create table organization_communities (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  organization_id uuid not null, community_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, organization_id, community_id),
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, community_id) references communities
);
create index on organization_communities (workspace_id, community_id);
select protect('organization_communities');

create table locations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  organization_id uuid not null,
  name text not null default '', description text not null default '',
  address_line text not null default '', city text not null default '', region text not null default '', postal_code text not null default '', country text,
  latitude double precision check (latitude between -90 and 90), longitude double precision check (longitude between -180 and 180),
  phone text, email text,
  accessibility text not null default '', transportation text not null default '',
  languages text[] not null default '{}',
  schedules jsonb not null default '[]',
  extra jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, organization_id) references organizations
);
create index on locations (workspace_id, organization_id);
select protect('locations');

-- What an organisation offers the community, as a directory describes it.
create table services (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  organization_id uuid not null,
  name text not null default '', description text not null default '',
  categories text[] not null default '{}',
  eligibility text not null default '', fees text not null default '', how_to_apply text not null default '',
  phone text, email text, website text,
  languages text[] not null default '{}',
  schedules jsonb not null default '[]',
  extra jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, organization_id) references organizations
);
create index on services (workspace_id, organization_id);
select protect('services');

create table service_locations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  service_id uuid not null, location_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, service_id, location_id),
  foreign key (workspace_id, service_id) references services,
  foreign key (workspace_id, location_id) references locations
);
select protect('service_locations');

-- Further phone numbers; the first stands on the record itself.
create table phones (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('organization', 'person', 'location', 'service')),
  subject_id uuid not null,
  number text not null,
  extension text not null default '', kind text not null default '', description text not null default '',
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index on phones (workspace_id, subject_kind, subject_id);
select protect('phones');

-- A dated remark about an organisation or a person, or inside a partnership.
create table notes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('organization', 'person', 'partnership')),
  subject_id uuid not null,
  partnership_id uuid,
  body text not null check (length(body) between 1 and 20000),
  language text,
  audience text not null check (audience in ('partnership', 'organization')),
  organization_id uuid not null,
  author_person_id uuid,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, organization_id) references organizations,
  check (audience = 'organization' or partnership_id is not null)
);
create index on notes (workspace_id, subject_kind, subject_id, created_at desc);
select protect('notes');

-- Two records that may be one; a person decides.
create table likely_duplicates (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('organization', 'person')),
  record_id uuid not null, other_id uuid not null,
  score real not null check (score between 0 and 1),
  reasons text[] not null,
  import_id uuid,
  dismissed_at timestamptz, dismissed_by_person_id uuid,
  merged_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, kind, record_id, other_id),
  check (record_id <> other_id)
);
select protect('likely_duplicates');
