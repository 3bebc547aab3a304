-- Concerns: what somebody of a partnership wants to talk about, openly, confidentially or anonymously, with a steward who
-- takes no side. All of it by days: of an anonymous one nothing is kept that leads to who raised it, no person, no
-- organization, no moment, and ids that hold no time.
create table concerns (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  -- In one line, which a party may read where only that is allowed; and all of it.
  summary text not null check (length(summary) between 1 and 300),
  about text not null default '' check (length(about) <= 20000),
  language text,
  openness text not null check (openness in ('open', 'confidential', 'anonymous')),
  shown text not null check (shown in ('everything', 'summary', 'nothing')),
  raised_on date not null,
  raised_by_person_id uuid, organization_id uuid,
  -- Of an anonymous one: what the raiser keeps talking by.
  key_hash text unique,
  search_key text collate "C" not null generated always as (fold(summary)) stored,
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, raised_by_person_id) references people on delete set null (raised_by_person_id),
  check (openness <> 'open' or shown = 'everything'),
  check ((openness = 'anonymous') = (key_hash is not null)),
  check (openness <> 'anonymous' or (raised_by_person_id is null and organization_id is null)),
  check (openness = 'anonymous' or organization_id is not null)
);
create index on concerns (workspace_id, partnership_id, raised_on);
create index concerns_search on concerns using gin (search_key gin_trgm_ops);
select protect('concerns');
create policy door on concerns for select to commonweave_door using (true);
grant select (workspace_id, id, partnership_id, key_hash, deleted_at) on concerns to commonweave_door;

create table concern_parties (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  concern_id uuid not null, organization_id uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, concern_id, organization_id),
  foreign key (workspace_id, concern_id) references concerns,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('concern_parties');

-- Who is asked to see to it, and says yes or no. One at a time.
create table concern_stewards (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  concern_id uuid not null,
  person_id uuid not null, organization_id uuid not null,
  proposed_on date not null,
  accepted_on date, declined_on date, ended_on date,
  told_on date,
  primary key (workspace_id, id),
  foreign key (workspace_id, concern_id) references concerns,
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, organization_id) references organizations,
  check (accepted_on is null or declined_on is null)
);
create unique index concern_stewards_one on concern_stewards (workspace_id, concern_id) where declined_on is null and ended_on is null;
create index on concern_stewards (workspace_id, person_id);
select protect('concern_stewards');

create table concern_acknowledgements (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  concern_id uuid not null,
  acknowledged_on date not null,
  person_id uuid,
  primary key (workspace_id, id),
  unique (workspace_id, concern_id),
  foreign key (workspace_id, concern_id) references concerns,
  foreign key (workspace_id, person_id) references people on delete set null (person_id)
);
select protect('concern_acknowledgements');

-- What raiser and steward say to each other, in its order.
create table concern_messages (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  concern_id uuid not null,
  number integer not null check (number > 0),
  side text not null check (side in ('raiser', 'steward')),
  body text not null check (length(body) between 1 and 20000),
  said_on date not null,
  person_id uuid,
  told_on date,
  primary key (workspace_id, id),
  unique (workspace_id, concern_id, number),
  foreign key (workspace_id, concern_id) references concerns,
  foreign key (workspace_id, person_id) references people on delete set null (person_id)
);
select protect('concern_messages');

create table concern_settlements (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  concern_id uuid not null,
  agreed text not null check (length(agreed) between 1 and 20000),
  settled_on date not null,
  person_id uuid,
  reopened_on date, reopened_why text check (length(reopened_why) <= 20000),
  primary key (workspace_id, id),
  foreign key (workspace_id, concern_id) references concerns,
  foreign key (workspace_id, person_id) references people on delete set null (person_id),
  check ((reopened_on is null) = (reopened_why is null))
);
create unique index concern_settlements_one on concern_settlements (workspace_id, concern_id) where reopened_on is null;
select protect('concern_settlements');

-- Some weeks after: has trust come back?
create table concern_trusts (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  settlement_id uuid not null,
  side text not null check (side in ('raiser', 'party')),
  answer text not null check (answer in ('yes', 'partly', 'no')),
  answered_on date not null,
  organization_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, settlement_id) references concern_settlements,
  foreign key (workspace_id, organization_id) references organizations,
  check ((side = 'party') = (organization_id is not null))
);
create index on concern_trusts (workspace_id, settlement_id);
select protect('concern_trusts');

-- Who read a confidential or anonymous one, and when.
create table concern_readings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  concern_id uuid not null,
  person_id uuid not null, organization_id uuid not null,
  read_on date not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, concern_id) references concerns,
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, organization_id) references organizations
);
create index on concern_readings (workspace_id, concern_id);
select protect('concern_readings');

-- "Is there anything we should talk about?", asked of a partner, and its answer. Nothing is an answer too.
create table concern_askings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  organization_id uuid not null,
  asked_on date not null,
  asked_by_person_id uuid,
  answered_on date, answer text check (answer in ('nothing', 'something')),
  answered_by_person_id uuid,
  behalf_id uuid,
  taken_back_on date,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, asked_by_person_id) references people on delete set null (asked_by_person_id),
  foreign key (workspace_id, answered_by_person_id) references people on delete set null (answered_by_person_id),
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  check ((answered_on is null) = (answer is null))
);
create index on concern_askings (workspace_id, partnership_id);
select protect('concern_askings');

-- Limits are named in one place, the settings; what a name may look like is all that stands here.
alter table workspace_limits drop constraint workspace_limits_name_check;
alter table workspace_limits add constraint workspace_limits_name_check check (name ~ '^[a-z][A-Za-z]{2,60}$');
