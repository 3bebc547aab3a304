-- Bringing a directory in: what was uploaded, each row staged before anything is touched, what was
-- written for it, and which record a source's row has become, so that importing again updates.
create table imports (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('organizations', 'people', 'hsds')),
  source text not null,
  file_name text not null,
  dialect text,
  mapping jsonb not null default '[]',
  counts jsonb not null default '{}',
  actor_person_id uuid,
  created_at timestamptz not null,
  staged_at timestamptz, started_at timestamptz, finished_at timestamptz,
  failed_at timestamptz, failure text,
  discarded_at timestamptz, revert_started_at timestamptz, reverted_at timestamptz,
  primary key (workspace_id, id)
);
create index on imports (workspace_id, created_at desc);
select protect('imports');

create table import_rows (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  import_id uuid not null,
  position integer not null,
  kind text not null,
  key text not null,
  file text not null, line integer not null,
  fields jsonb not null, refs jsonb not null default '{}', extra jsonb not null default '{}',
  outcome text check (outcome in ('create', 'change', 'unchanged', 'skip')),
  record_id uuid,
  applied boolean not null default false,
  primary key (workspace_id, id),
  foreign key (workspace_id, import_id) references imports on delete cascade
);
create unique index import_rows_in_order on import_rows (workspace_id, import_id, position);
select protect('import_rows');

create table import_problems (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  import_id uuid not null,
  file text not null, line integer, column_name text,
  severity text not null check (severity in ('error', 'warning')),
  code text not null, facts jsonb not null default '{}',
  primary key (workspace_id, id),
  foreign key (workspace_id, import_id) references imports on delete cascade
);
create index on import_problems (workspace_id, import_id, line);
select protect('import_problems');

-- What an import wrote, field by field, so that undoing gives back what nobody has changed since.
create table import_changes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  import_id uuid not null,
  position integer not null,
  record_kind text not null, record_id uuid not null,
  before jsonb, after jsonb not null,
  reverted_at timestamptz,
  kept_because text,
  primary key (workspace_id, id),
  foreign key (workspace_id, import_id) references imports on delete cascade
);
create index on import_changes (workspace_id, import_id, position);
create index on import_changes (workspace_id, record_kind, record_id);
select protect('import_changes');

-- Identity of a row: workspace + source + kind + its key. The values are those the source last gave:
-- where the record differs from them, a person edited it, and the person wins.
create table source_records (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  source text not null, kind text not null, key text not null,
  record_id uuid not null,
  given jsonb not null,
  import_id uuid,
  primary key (workspace_id, id),
  unique (workspace_id, source, kind, key)
);
create index on source_records (workspace_id, kind, record_id);
select protect('source_records');
