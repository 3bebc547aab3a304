-- Equity is worked out from the record. Two things it can't be worked out from are kept here: what an organization
-- received from a partnership, said by either side, and how long each partner spoke in a meeting, where somebody noted it.
create table benefits (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  -- Who received it.
  organization_id uuid not null,
  what text not null check (length(what) between 1 and 500),
  received_on date not null,
  hours numeric(10, 2) check (hours > 0),
  amount_minor bigint check (amount_minor > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  language text,
  noted_by_organization_id uuid not null, noted_by_person_id uuid,
  created_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, noted_by_organization_id) references organizations,
  foreign key (workspace_id, noted_by_person_id) references people,
  check ((amount_minor is null) = (currency is null))
);
create index benefits_of_partnership on benefits (workspace_id, partnership_id, received_on desc, id desc);
select protect('benefits');

create table speaking_times (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  organization_id uuid not null,
  minutes integer not null check (minutes between 0 and 1440),
  noted_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, meeting_id, organization_id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, noted_by_person_id) references people
);
select protect('speaking_times');
