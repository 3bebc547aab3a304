-- Whose turn it is to chair, facilitate, take notes or host is worked out from who served when, so what is kept is
-- only what the record of meetings doesn't say: that a place goes round, that somebody skips a turn or swaps it with
-- somebody else, and that somebody who has been to no meeting yet wants a turn all the same.
create table rotas (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  place text not null check (place in ('chair', 'facilitator', 'notes', 'host')),
  organization_id uuid not null, begun_by_person_id uuid,
  created_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations
);
create unique index rotas_one_a_place on rotas (workspace_id, partnership_id, place) where deleted_at is null;
select protect('rotas');

create table rota_skips (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  rota_id uuid not null,
  meeting_id uuid not null,
  -- Whose turn is passed on: a partner's, and of its people whose it would have been.
  organization_id uuid not null, person_id uuid,
  reason text not null default '' check (length(reason) <= 2000),
  skipped_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, rota_id, meeting_id, organization_id),
  foreign key (workspace_id, rota_id) references rotas,
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, person_id) references people
);
create index rota_skips_of_meeting on rota_skips (workspace_id, meeting_id);
select protect('rota_skips');

create table rota_swaps (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  rota_id uuid not null,
  meeting_id uuid not null,
  from_organization_id uuid not null, from_person_id uuid,
  to_organization_id uuid not null, to_person_id uuid,
  note text not null default '' check (length(note) <= 2000),
  asked_by_person_id uuid,
  created_at timestamptz not null,
  answered_at timestamptz, answered_by_person_id uuid,
  accepted boolean,
  withdrawn_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, rota_id) references rotas,
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, from_organization_id) references organizations,
  foreign key (workspace_id, to_organization_id) references organizations,
  foreign key (workspace_id, from_person_id) references people,
  foreign key (workspace_id, to_person_id) references people,
  check ((answered_at is null) = (accepted is null))
);
create unique index rota_swaps_one_asked on rota_swaps (workspace_id, rota_id, meeting_id)
  where answered_at is null and withdrawn_at is null;
create index rota_swaps_of_meeting on rota_swaps (workspace_id, meeting_id);
select protect('rota_swaps');

create table rota_volunteers (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  person_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, partnership_id, person_id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, person_id) references people
);
create index rota_volunteers_of_person on rota_volunteers (workspace_id, person_id);
select protect('rota_volunteers');
