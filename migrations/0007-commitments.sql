-- The two-sided ledger. A commitment stands as it was pledged; all that happens to it is a row beside it,
-- so that due, late, broken and the kept rate are worked out and never set by anyone.
create table commitments (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  promisor_organization_id uuid not null,
  text text not null check (length(text) between 1 and 500),
  details text not null default '' check (length(details) <= 20000),
  language text,
  due_on date,
  responsible_person_id uuid,
  pledged_on date not null, pledged_by_person_id uuid, behalf_id uuid,
  touchpoint_id uuid,
  search_key text collate "C" not null generated always as (fold(text)) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, promisor_organization_id) references organizations,
  foreign key (workspace_id, responsible_person_id) references people on delete set null (responsible_person_id),
  foreign key (workspace_id, touchpoint_id) references touchpoints on delete set null (touchpoint_id),
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create index on commitments (workspace_id, partnership_id, due_on);
create index on commitments (workspace_id, promisor_organization_id, due_on);
create index commitments_search on commitments using gin (search_key gin_trgm_ops);
select protect('commitments');

create table commitment_beneficiaries (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  commitment_id uuid not null, organization_id uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, commitment_id, organization_id),
  foreign key (workspace_id, commitment_id) references commitments on delete cascade,
  foreign key (workspace_id, organization_id) references organizations
);
create index on commitment_beneficiaries (workspace_id, organization_id);
select protect('commitment_beneficiaries');

-- A beneficiary agrees to the promise.
create table acceptances (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  commitment_id uuid not null, organization_id uuid not null,
  accepted_on date not null, accepted_by_person_id uuid, behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, commitment_id, organization_id),
  foreign key (workspace_id, commitment_id) references commitments on delete cascade,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
select protect('acceptances');

create table fulfilments (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  commitment_id uuid not null,
  fulfilled_on date not null, entered_on date not null,
  note text not null default '' check (length(note) <= 20000), evidence_link text not null default '',
  fulfilled_by_person_id uuid, behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, commitment_id),
  foreign key (workspace_id, commitment_id) references commitments on delete cascade,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  check (fulfilled_on <= entered_on)
);
select protect('fulfilments');

-- A beneficiary confirms that it was done.
create table acknowledgements (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  commitment_id uuid not null, fulfilment_id uuid not null, organization_id uuid not null,
  acknowledged_on date not null, acknowledged_by_person_id uuid, behalf_id uuid,
  note text not null default '',
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, fulfilment_id, organization_id),
  foreign key (workspace_id, commitment_id) references commitments on delete cascade,
  foreign key (workspace_id, fulfilment_id) references fulfilments on delete cascade,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create index on acknowledgements (workspace_id, commitment_id);
select protect('acknowledgements');

create table disputes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  commitment_id uuid not null, fulfilment_id uuid not null, organization_id uuid not null,
  reason text not null check (length(reason) between 1 and 20000),
  disputed_on date not null, disputed_by_person_id uuid, behalf_id uuid,
  settled_on date, settled_by_person_id uuid, settlement text,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, commitment_id) references commitments on delete cascade,
  foreign key (workspace_id, fulfilment_id) references fulfilments on delete cascade,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create unique index disputes_one_open on disputes (workspace_id, fulfilment_id, organization_id) where settled_on is null;
create index on disputes (workspace_id, commitment_id);
select protect('disputes');

create table renegotiations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  commitment_id uuid not null,
  from_due_on date, new_due_on date not null,
  reason text not null check (length(reason) between 1 and 20000),
  proposed_on date not null, proposed_by_person_id uuid, organization_id uuid not null, behalf_id uuid,
  accepted_on date, accepted_by_person_id uuid, accepted_by_organization_id uuid, acceptance_behalf_id uuid,
  declined_on date, declined_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, commitment_id) references commitments on delete cascade,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  foreign key (workspace_id, acceptance_behalf_id) references behalf_acts on delete set null (acceptance_behalf_id),
  check (accepted_on is null or declined_on is null)
);
create index on renegotiations (workspace_id, commitment_id);
create unique index renegotiations_one_open on renegotiations (workspace_id, commitment_id) where accepted_on is null and declined_on is null;
select protect('renegotiations');

create table withdrawals (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  commitment_id uuid not null,
  reason text not null check (length(reason) between 1 and 20000),
  withdrawn_on date not null, withdrawn_by_person_id uuid, behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, commitment_id),
  foreign key (workspace_id, commitment_id) references commitments on delete cascade,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
select protect('withdrawals');
