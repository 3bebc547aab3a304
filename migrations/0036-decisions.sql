-- What partners decide together: a proposal, one voice an organization, an outcome that somebody settles, and when to look again.
create table decisions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  what text not null check (length(what) between 1 and 500),
  why text not null default '' check (length(why) <= 20000),
  method text not null check (method in ('consent', 'consensus', 'majority', 'weighted', 'delegated')),
  anonymous boolean not null default false,
  quorum integer check (quorum between 1 and 1000),
  delegate_organization_id uuid,
  closes_on date not null,
  language text,
  proposed_by_person_id uuid, organization_id uuid not null, behalf_id uuid,
  search_key text collate "C" not null generated always as (fold(what)) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, delegate_organization_id) references organizations,
  foreign key (workspace_id, proposed_by_person_id) references people on delete set null (proposed_by_person_id),
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  constraint decisions_delegate check ((method = 'delegated') = (delegate_organization_id is not null)),
  -- A voice that weighs more, or the only one that counts, would show who gave it.
  constraint decisions_anonymous check (not anonymous or method not in ('weighted', 'delegated'))
);
create index on decisions (workspace_id, partnership_id);
create index decisions_search on decisions using gin (search_key gin_trgm_ops);
select protect('decisions');

create table decision_options (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  decision_id uuid not null,
  place integer not null check (place between 1 and 20),
  text text not null check (length(text) between 1 and 300),
  primary key (workspace_id, id),
  unique (workspace_id, decision_id, place),
  foreign key (workspace_id, decision_id) references decisions
);
select protect('decision_options');

create table decision_weights (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  decision_id uuid not null, organization_id uuid not null,
  weight integer not null check (weight between 1 and 1000),
  primary key (workspace_id, id),
  unique (workspace_id, decision_id, organization_id),
  foreign key (workspace_id, decision_id) references decisions,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('decision_weights');

-- Open voices. One that was changed stays, with the moment it was replaced.
create table decision_voices (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  decision_id uuid not null, organization_id uuid not null,
  stand text not null check (stand in ('for', 'aside', 'against')),
  option_id uuid,
  reason text not null default '' check (length(reason) <= 20000),
  given_on date not null,
  given_by_person_id uuid, behalf_id uuid,
  created_at timestamptz not null, replaced_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, decision_id) references decisions,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, option_id) references decision_options,
  foreign key (workspace_id, given_by_person_id) references people on delete set null (given_by_person_id),
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  check (stand <> 'against' or reason <> '')
);
create unique index decision_voices_now on decision_voices (workspace_id, decision_id, organization_id) where replaced_at is null;
select protect('decision_voices');

-- Anonymous votes: no voter, no day, no order. All of a decision are written anew with every vote, in the order of
-- their random ids, so that not even the place of a row or the transaction that wrote it tells one from another.
create table decision_ballots (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  decision_id uuid not null,
  stand text not null check (stand in ('for', 'aside', 'against')),
  option_id uuid,
  reason text not null default '' check (length(reason) <= 20000),
  primary key (workspace_id, id),
  foreign key (workspace_id, decision_id) references decisions,
  foreign key (workspace_id, option_id) references decision_options,
  check (stand <> 'against' or reason <> '')
);
create index on decision_ballots (workspace_id, decision_id);
select protect('decision_ballots');

-- Who has voted, kept apart from the votes.
create table decision_roll (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  decision_id uuid not null, organization_id uuid not null,
  voted_on date not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, decision_id, organization_id),
  foreign key (workspace_id, decision_id) references decisions,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('decision_roll');

create table decision_settlements (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  decision_id uuid not null,
  outcome text not null check (outcome in ('adopted', 'rejected', 'undecided', 'no_quorum')),
  option_id uuid,
  note text not null default '' check (length(note) <= 20000),
  decided_on date not null,
  review_on date,
  organization_id uuid not null,
  settled_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, decision_id),
  foreign key (workspace_id, decision_id) references decisions,
  foreign key (workspace_id, option_id) references decision_options,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, settled_by_person_id) references people on delete set null (settled_by_person_id)
);
select protect('decision_settlements');

create table decision_reviews (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  decision_id uuid not null,
  answer text not null check (answer in ('keep', 'change', 'end')),
  note text not null check (length(note) between 1 and 20000),
  reviewed_on date not null,
  next_on date,
  organization_id uuid not null,
  reviewed_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, decision_id) references decisions,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, reviewed_by_person_id) references people on delete set null (reviewed_by_person_id)
);
create index on decision_reviews (workspace_id, decision_id);
select protect('decision_reviews');
