-- Partners ask one another how working together feels. A wave asks everybody who stands for a partner on the day it
-- opens; each says it of each other partner, signed in or by a link that lapses with the wave. Answers belong to the
-- organization: when a person is erased, the numbers stay and the words go.
create table pulse_waves (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  opened_on date not null,
  closes_on date not null check (closes_on > opened_on),
  -- The next one opens so many days after this one did; null for a wave that stands alone.
  every_days integer check (every_days between 28 and 730),
  opened_by_organization_id uuid not null, opened_by_person_id uuid,
  opened_at timestamptz not null,
  -- Set when somebody ends it before its day.
  closed_at timestamptz, closed_by_person_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, opened_by_organization_id) references organizations,
  foreign key (workspace_id, opened_by_person_id) references people,
  foreign key (workspace_id, closed_by_person_id) references people,
  check (every_days is null or every_days > closes_on - opened_on)
);
create index pulse_waves_of_partnership on pulse_waves (workspace_id, partnership_id, opened_at desc);
select protect('pulse_waves');

create table pulse_invitations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  wave_id uuid not null,
  organization_id uuid not null,
  -- Null once the person was erased.
  person_id uuid,
  token_hash text unique,
  asked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, wave_id, person_id),
  foreign key (workspace_id, wave_id) references pulse_waves,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, person_id) references people
);
create index pulse_invitations_of_person on pulse_invitations (workspace_id, person_id);
select protect('pulse_invitations');
create policy door on pulse_invitations for select to commonweave_door using (true);
grant select on pulse_invitations to commonweave_door;

create table pulse_responses (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  invitation_id uuid not null,
  comment text not null default '' check (length(comment) <= 5000),
  answered_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, invitation_id),
  foreign key (workspace_id, invitation_id) references pulse_invitations
);
select protect('pulse_responses');

create table pulse_ratings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  response_id uuid not null,
  about_organization_id uuid not null,
  reliability integer not null check (reliability between 1 and 4),
  mission_support integer not null check (mission_support between 1 and 4),
  openness integer not null check (openness between 1 and 4),
  influence integer not null check (influence between 1 and 4),
  involvement integer not null check (involvement between 1 and 4),
  resources integer not null check (resources between 1 and 4),
  collaboration integer not null check (collaboration between 0 and 5),
  satisfaction integer not null check (satisfaction between 1 and 4),
  primary key (workspace_id, id),
  unique (workspace_id, response_id, about_organization_id),
  foreign key (workspace_id, response_id) references pulse_responses on delete cascade,
  foreign key (workspace_id, about_organization_id) references organizations
);
select protect('pulse_ratings');
