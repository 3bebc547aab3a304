-- The hub: organisations working together as equals, what they want, who does what, what they
-- promised each other and how they keep in touch.
create table partnerships (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  name_key text collate "C" not null generated always as (fold(name)) stored,
  purpose text not null default '' check (length(purpose) <= 20000),
  language text,
  began_on date not null,
  search_key text collate "C" not null generated always as (fold(name || ' ' || left(purpose, 2000))) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index partnerships_by_name on partnerships (workspace_id, name_key, id) where deleted_at is null;
create index partnerships_search on partnerships using gin (search_key gin_trgm_ops);
select protect('partnerships');
alter table invitations add foreign key (workspace_id, partnership_id) references partnerships;
alter table files add foreign key (workspace_id, partnership_id) references partnerships;
alter table notes add foreign key (workspace_id, partnership_id) references partnerships;

-- An act recorded for a partner that doesn't sign in. It is mailed to the partner to accept or dispute,
-- and counts only once accepted or evidenced (evidence is what is said in it, a link or a file).
create table behalf_acts (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  organization_id uuid not null,
  action text not null,
  subject_kind text not null, subject_id uuid not null,
  evidence text not null default '', evidence_link text not null default '',
  recorded_by_person_id uuid,
  recorded_at timestamptz not null,
  token_hash text unique,
  mailed_to text,
  accepted_at timestamptz, disputed_at timestamptz, dispute_reason text,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations
);
create index on behalf_acts (workspace_id, partnership_id);
select protect('behalf_acts');
create policy door on behalf_acts for select to commonweave_door using (true);
grant select on behalf_acts to commonweave_door;

create table partners (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  organization_id uuid not null,
  invited_at timestamptz not null, invited_by_person_id uuid,
  accepted_at timestamptz, accepted_by_person_id uuid,
  declined_at timestamptz, declined_by_person_id uuid, decline_reason text,
  left_at timestamptz, left_by_person_id uuid, leave_reason text,
  behalf_id uuid,
  version integer not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, partnership_id, organization_id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  check (accepted_at is null or declined_at is null)
);
create index on partners (workspace_id, organization_id);
select protect('partners');
create policy door on partners for select to commonweave_door using (true);
grant select on partners to commonweave_door;

create table representatives (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  partner_id uuid not null,
  person_id uuid not null,
  began_on date not null, ended_on date,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, partner_id) references partners,
  foreign key (workspace_id, person_id) references people
);
create unique index representatives_once on representatives (workspace_id, partner_id, person_id) where ended_on is null;
create index on representatives (workspace_id, person_id);
select protect('representatives');

create table partnership_communities (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null, community_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, partnership_id, community_id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, community_id) references communities
);
select protect('partnership_communities');

-- A pause of one partner or of all (organization_id is null), or a conclusion; resumed_at ends it.
create table partnership_breaks (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  kind text not null check (kind in ('pause', 'conclusion')),
  organization_id uuid,
  note text not null,
  began_at timestamptz not null, began_by_person_id uuid,
  ended_at timestamptz, ended_by_person_id uuid, end_note text,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  check (kind = 'pause' or organization_id is null)
);
create unique index partnership_breaks_one_open on partnership_breaks (workspace_id, partnership_id, kind, coalesce(organization_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;
select protect('partnership_breaks');

create table vision_versions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  number integer not null check (number >= 1),
  text text not null check (length(text) between 1 and 20000),
  language text,
  written_by_person_id uuid, organization_id uuid not null,
  behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, partnership_id, number),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
select protect('vision_versions');

create table endorsements (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  vision_version_id uuid not null,
  organization_id uuid not null,
  endorsed_by_person_id uuid, behalf_id uuid,
  endorsed_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, vision_version_id, organization_id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, vision_version_id) references vision_versions,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create index on endorsements (workspace_id, partnership_id);
select protect('endorsements');

create table goals (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  what text not null check (length(what) between 1 and 500),
  measure text not null default '', unit text not null default '',
  baseline double precision, target double precision,
  why_achievable text not null default '' check (length(why_achievable) <= 20000),
  need text not null default '' check (length(need) <= 20000),
  due_on date,
  check_in_every_days integer check (check_in_every_days between 1 and 730),
  language text,
  set_by_person_id uuid, organization_id uuid not null, behalf_id uuid,
  search_key text collate "C" not null generated always as (fold(what)) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create index on goals (workspace_id, partnership_id);
create index goals_search on goals using gin (search_key gin_trgm_ops);
select protect('goals');

create table goal_owners (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  goal_id uuid not null, organization_id uuid not null, person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, goal_id, organization_id),
  foreign key (workspace_id, goal_id) references goals,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, person_id) references people on delete set null (person_id)
);
select protect('goal_owners');

create table check_ins (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  goal_id uuid not null,
  checked_on date not null,
  value double precision, note text not null default '' check (length(note) <= 20000),
  checked_by_person_id uuid, organization_id uuid not null, behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, goal_id) references goals,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  check (value is not null or note <> '')
);
create index on check_ins (workspace_id, goal_id, checked_on);
select protect('check_ins');

create table goal_closures (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  goal_id uuid not null,
  outcome text not null check (outcome in ('met', 'partly', 'dropped')),
  reason text not null default '',
  closed_on date not null, closed_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, goal_id),
  foreign key (workspace_id, goal_id) references goals
);
select protect('goal_closures');

create table work_pieces (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships
);
create index on work_pieces (workspace_id, partnership_id);
select protect('work_pieces');

-- One letter per organisation and piece of work: responsible, accountable, consulted, informed.
create table roles (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  work_piece_id uuid not null, organization_id uuid not null,
  person_id uuid,
  part text not null check (part in ('responsible', 'accountable', 'consulted', 'informed')),
  accepted_at timestamptz, accepted_by_person_id uuid, behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, work_piece_id, organization_id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, work_piece_id) references work_pieces,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, person_id) references people on delete set null (person_id),
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create index on roles (workspace_id, partnership_id);
select protect('roles');

create table touchpoints (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid,
  kind text not null check (kind in ('call', 'visit', 'meeting', 'workshop', 'listening-session', 'event', 'mail', 'message')),
  happened_on date not null,
  is_two_way boolean not null default true,
  summary text not null default '' check (length(summary) <= 20000),
  language text,
  community_id uuid, community_members integer check (community_members >= 0),
  audience text not null check (audience in ('partnership', 'organization')),
  organization_id uuid not null,
  logged_by_person_id uuid, behalf_id uuid,
  search_key text collate "C" not null generated always as (fold(left(summary, 2000))) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, community_id) references communities on delete set null (community_id),
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  check (audience = 'organization' or partnership_id is not null)
);
create index touchpoints_of_partnership on touchpoints (workspace_id, partnership_id, happened_on desc, id desc);
create index touchpoints_by_day on touchpoints (workspace_id, happened_on desc, id desc) where deleted_at is null;
create index touchpoints_search on touchpoints using gin (search_key gin_trgm_ops);
select protect('touchpoints');

create table touchpoint_organizations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  touchpoint_id uuid not null, organization_id uuid not null,
  happened_on date not null,
  primary key (workspace_id, id),
  unique (workspace_id, touchpoint_id, organization_id),
  foreign key (workspace_id, touchpoint_id) references touchpoints on delete cascade,
  foreign key (workspace_id, organization_id) references organizations
);
create index touchpoints_of_organization on touchpoint_organizations (workspace_id, organization_id, happened_on desc, touchpoint_id desc);
select protect('touchpoint_organizations');

create table touchpoint_people (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  touchpoint_id uuid not null, person_id uuid not null,
  happened_on date not null,
  primary key (workspace_id, id),
  unique (workspace_id, touchpoint_id, person_id),
  foreign key (workspace_id, touchpoint_id) references touchpoints on delete cascade,
  foreign key (workspace_id, person_id) references people
);
create index touchpoints_of_person on touchpoint_people (workspace_id, person_id, happened_on desc);
select protect('touchpoint_people');

-- How often the host and a partner have agreed to be in touch.
create table cadences (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  organization_id uuid not null,
  every_days integer not null check (every_days between 1 and 730),
  channel text not null check (channel in ('call', 'visit', 'meeting', 'mail', 'message')),
  language text,
  starts_on date not null,
  proposed_by_organization_id uuid not null, proposed_by_person_id uuid, proposed_at timestamptz not null,
  accepted_at timestamptz, accepted_by_person_id uuid, behalf_id uuid,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create unique index cadences_one_running on cadences (workspace_id, partnership_id, organization_id) where ended_at is null and accepted_at is not null;
create unique index cadences_one_proposed on cadences (workspace_id, partnership_id, organization_id) where ended_at is null and accepted_at is null;
select protect('cadences');
