-- A promise with a rhythm: every week, month or quarter until a day or so many times. Each time it comes round is a
-- promise of its own in the ledger, made ahead once the other side has accepted the whole; a day of it is there once.
create table recurring_promises (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  promisor_organization_id uuid not null,
  text text not null check (length(text) between 1 and 500),
  details text not null default '' check (length(details) <= 20000),
  language text,
  rhythm text not null check (rhythm in ('week', 'month', 'quarter')),
  starts_on date not null,
  until_on date, times integer check (times between 1 and 520),
  responsible_person_id uuid,
  pledged_on date not null, pledged_by_person_id uuid, behalf_id uuid,
  source_kind text, source_id uuid,
  -- The one whose rest it takes over once it is accepted.
  follows_id uuid,
  -- Up to this day the promises of it are made.
  laid_until date,
  -- The last day of it that counts, and why the rest was ended.
  last_on date, ended_reason text check (length(ended_reason) <= 20000), ended_on date, ended_by_person_id uuid,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, promisor_organization_id) references organizations,
  foreign key (workspace_id, responsible_person_id) references people on delete set null (responsible_person_id),
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  foreign key (workspace_id, follows_id) references recurring_promises,
  check (num_nonnulls(until_on, times) = 1),
  check (until_on is null or until_on >= starts_on),
  check ((source_kind is null) = (source_id is null)),
  check (num_nonnulls(last_on, ended_on) in (0, 2))
);
create index on recurring_promises (workspace_id, partnership_id);
create index on recurring_promises (workspace_id, laid_until) where ended_on is null and deleted_at is null;
select protect('recurring_promises');

create table recurring_beneficiaries (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  recurring_id uuid not null, organization_id uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, recurring_id, organization_id),
  foreign key (workspace_id, recurring_id) references recurring_promises on delete cascade,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('recurring_beneficiaries');

-- A beneficiary agrees to the whole, and by that to each time it comes round.
create table recurring_acceptances (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  recurring_id uuid not null, organization_id uuid not null,
  accepted_on date not null, accepted_by_person_id uuid, behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, recurring_id, organization_id),
  foreign key (workspace_id, recurring_id) references recurring_promises on delete cascade,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
select protect('recurring_acceptances');

-- Which time of it a promise is; two jobs that make promises ahead at once make each once.
alter table commitments add occurs_on date;
alter table commitments add constraint commitments_occurs check (occurs_on is null or source_kind = 'recurringPromise');
create unique index commitments_once on commitments (workspace_id, source_id, occurs_on) where occurs_on is not null;
