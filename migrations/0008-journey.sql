-- The way through the four stages: people decide, with a reason; the record argues; evidence without
-- a record type of its own is stated by hand. And what someone has put off on Today.
create table stage_moves (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  from_stage text check (from_stage in ('advise', 'acclimate', 'activate', 'accelerate')),
  stage text not null check (stage in ('advise', 'acclimate', 'activate', 'accelerate')),
  decided_on date not null, decided_by_person_id uuid, organization_id uuid,
  reason text not null default '' check (length(reason) <= 20000),
  gaps text[] not null default '{}',
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  check (from_stage is null or from_stage <> stage)
);
create index on stage_moves (workspace_id, partnership_id, decided_on, created_at);
select protect('stage_moves');

create table stage_proposals (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  stage text not null check (stage in ('advise', 'acclimate', 'activate', 'accelerate')),
  reason text not null check (length(reason) between 1 and 20000),
  proposed_at timestamptz not null, proposed_by_person_id uuid, organization_id uuid not null,
  stage_move_id uuid, declined_at timestamptz, declined_by_person_id uuid, decline_reason text, withdrawn_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, stage_move_id) references stage_moves on delete set null (stage_move_id)
);
create unique index stage_proposals_one_open on stage_proposals (workspace_id, partnership_id) where stage_move_id is null and declined_at is null and withdrawn_at is null;
select protect('stage_proposals');

create table stated_evidence (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  key_action text not null check (key_action in ('listening_sessions', 'roles_clear', 'shared_vision', 'joint_meetings', 'communication_plan', 'concerns_addressed', 'pilot_launched', 'progress_monitored', 'early_success', 'outcomes_evaluated', 'growth_opportunities', 'stories_shared')),
  happened_on date not null,
  what text not null check (length(what) between 1 and 2000),
  who text not null default '', link text not null default '',
  stated_by_person_id uuid, organization_id uuid not null, behalf_id uuid,
  version integer not null default 1,
  created_at timestamptz not null, withdrawn_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create index on stated_evidence (workspace_id, partnership_id);
select protect('stated_evidence');

create table snoozes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  person_id uuid not null,
  kind text not null, record_id uuid not null, due_on date,
  until_on date not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people on delete cascade
);
create unique index snoozes_once on snoozes (workspace_id, person_id, kind, record_id);
select protect('snoozes');

create table digests (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  person_id uuid not null, digest_on date not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, person_id, digest_on),
  foreign key (workspace_id, person_id) references people on delete cascade
);
select protect('digests');
