-- What each partner wants for itself, so that partners see where a shared goal serves them and where it serves one side only.
create table objectives (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  organization_id uuid not null,
  what text not null check (length(what) between 1 and 500),
  why text not null default '' check (length(why) <= 20000),
  language text,
  -- Since when the other partners read it; without a moment it is the organization's own.
  shared_at timestamptz,
  set_by_person_id uuid, behalf_id uuid,
  search_key text collate "C" not null generated always as (fold(what)) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, set_by_person_id) references people on delete set null (set_by_person_id),
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
create index on objectives (workspace_id, partnership_id);
create index on objectives (workspace_id, organization_id);
create index objectives_search on objectives using gin (search_key gin_trgm_ops);
select protect('objectives');

-- Which goal serves which objective, and why.
create table objective_goals (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  objective_id uuid not null, goal_id uuid not null,
  why text not null default '' check (length(why) <= 2000),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, objective_id, goal_id),
  foreign key (workspace_id, objective_id) references objectives,
  foreign key (workspace_id, goal_id) references goals
);
create index on objective_goals (workspace_id, goal_id);
select protect('objective_goals');
