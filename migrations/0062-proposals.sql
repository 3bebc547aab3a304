-- Partners propose what only the host's people can decide: a new partnership, a further partner, the conclusion. Until
-- now they could say so by telephone only; here it is asked with a reason, answered, and remembered.
create table proposals (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('partnership', 'partner', 'conclusion')),
  -- The partnership that should go on with one more, or be concluded; none for a new one.
  partnership_id uuid,
  -- What the new one should be called, and what for.
  name text not null default '' check (length(name) <= 200),
  purpose text not null default '' check (length(purpose) <= 20000),
  reason text not null check (length(reason) between 1 and 20000),
  organization_id uuid not null, proposed_by_person_id uuid, proposed_at timestamptz not null,
  accepted_at timestamptz, accepted_by_person_id uuid,
  -- What came of it: the new partnership, or the partner that was asked.
  started_partnership_id uuid, partner_id uuid,
  declined_at timestamptz, declined_by_person_id uuid, decline_reason text not null default '' check (length(decline_reason) <= 20000),
  withdrawn_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, started_partnership_id) references partnerships,
  foreign key (workspace_id, partner_id) references partners on delete set null (partner_id),
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, proposed_by_person_id) references people,
  foreign key (workspace_id, accepted_by_person_id) references people,
  foreign key (workspace_id, declined_by_person_id) references people,
  check ((kind = 'partnership') = (partnership_id is null)),
  check ((kind = 'partnership') = (name <> '')),
  check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1)
);
create index proposals_of_partnership on proposals (workspace_id, partnership_id, proposed_at desc);
create index proposals_by_day on proposals (workspace_id, proposed_at desc, id desc);
create unique index proposals_one_conclusion on proposals (workspace_id, partnership_id)
  where kind = 'conclusion' and accepted_at is null and declined_at is null and withdrawn_at is null;
create unique index proposals_one_partnership on proposals (workspace_id, organization_id, fold(name))
  where kind = 'partnership' and accepted_at is null and declined_at is null and withdrawn_at is null;
select protect('proposals');

-- Who else should take part: an organization of the records, or the name of one that isn't in them yet.
create table proposal_organizations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  proposal_id uuid not null,
  organization_id uuid,
  name text not null default '' check (length(name) <= 300),
  primary key (workspace_id, id),
  foreign key (workspace_id, proposal_id) references proposals on delete cascade,
  foreign key (workspace_id, organization_id) references organizations,
  check ((organization_id is null) = (name <> ''))
);
create unique index proposal_organizations_once on proposal_organizations (workspace_id, proposal_id, organization_id);
select protect('proposal_organizations');
