-- Two records turn out to be one: who brought them together and when, and a journal of every row that moved,
-- so that they can be taken apart again with whatever nobody has changed since. The name of the record that
-- went stays findable on the one that stayed.
create table merges (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null check (kind in ('organization', 'person')),
  from_id uuid not null, into_id uuid not null,
  merged_at timestamptz not null, merged_by_person_id uuid,
  history_id uuid,
  undone_at timestamptz, undone_by_person_id uuid,
  primary key (workspace_id, id),
  check (from_id <> into_id)
);
create unique index merges_once on merges (workspace_id, kind, from_id) where undone_at is null;
create index on merges (workspace_id, kind, into_id);
select protect('merges');

-- One row a row that was written: `before` and `after` hold the columns that changed, by name; `after` is null
-- where a row was laid away because the other record had the same one, and `before` then holds all of it.
create table merge_moves (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  merge_id uuid not null,
  step integer not null,
  table_name text not null,
  row_id uuid not null,
  before jsonb not null, after jsonb,
  reverted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, merge_id) references merges on delete cascade
);
create index on merge_moves (workspace_id, merge_id, step);
select protect('merge_moves');

-- Names of records that were brought into this one, a line each; found like its own.
alter table organizations add column former_names text not null default '';
alter table organizations drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(name || ' ' || alternate_name || ' ' || left(description, 2000) || case when former_names = '' then '' else ' ' || former_names end) || ' ') stored;
create index organizations_search on organizations using gin (search_key gin_trgm_ops);
alter table people add column former_names text not null default '';
alter table people drop column search_key, add column search_key text collate "C" not null
  generated always as (' ' || fold(name || ' ' || coalesce(email, '') || case when former_names = '' then '' else ' ' || former_names end) || ' ') stored;
create index people_search on people using gin (search_key gin_trgm_ops);

-- Partners, who find other organizations by their names only, find them by those too.
do $patch$
declare
  told text := pg_get_functiondef('search_rows(regclass, text, uuid[], uuid)'::regprocedure);
  before constant text := $$fold(t.name || '' '' || t.alternate_name)$$;
  after constant text := $$fold(t.name || '' '' || t.alternate_name || case when t.former_names = '''' then '''' else '' '' || t.former_names end)$$;
begin
  if strpos(told, before) = 0 then raise exception 'search_rows is not what it was'; end if;
  execute replace(told, before, after);
end $patch$;
