-- Opens the schemas, roles and functions that every later table stands on: workspaces kept apart
-- by row-level security, folded search keys, and one way to protect a table.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Roles belong to the whole cluster, so another database may have made them, even at this moment.
do $$ begin
  create role commonweave_app nologin;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  create role commonweave_door nologin;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant commonweave_app, commonweave_door to %I', current_user);
exception when others then
  if not (pg_has_role(current_user, 'commonweave_app', 'member') and pg_has_role(current_user, 'commonweave_door', 'member')) then raise; end if;
end $$;

grant usage on schema public to commonweave_app, commonweave_door;

create function current_workspace() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('app.workspace_id', true), '')::uuid $$;

-- Lower case, no accents: what names are sorted and searched by. Declared immutable because the
-- dictionary is named and ours; a changed dictionary needs a reindex.
create function fold(value text) returns text language sql immutable strict parallel safe
as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

-- Every domain table calls this once: rows of another workspace can't be seen or written. The setting is read in a
-- subquery, once a statement; read bare it is worked out for every row.
create function protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy own_workspace on %s to commonweave_app using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid)) with check (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))', target);
  execute format('grant select, insert, update, delete on %s to commonweave_app', target);
end $$;

-- Row-level security keeps trigram indexes from being used, so searching happens here, as the owner,
-- with the workspace applied by hand; callers read the ids again under their own reach.
-- Whole words and parts first; a near miss (one slip in a longer word) only when few were found.
create function search_rows(target regclass, query text, most integer)
returns table (id uuid, score real) language plpgsql stable security definer
set search_path = public, pg_temp as $$
declare
  needle text := fold(trim(query));
  workspace uuid := current_workspace();
  pattern text;
  found integer;
begin
  if needle = '' or workspace is null then return; end if;
  if not exists (select 1 from pg_policy where polrelid = target and polname = 'own_workspace') then
    raise exception 'not a searchable table: %', target;
  end if;
  pattern := '%' || replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  return query execute format(
    'select t.id, (case when t.search_key like $2 || ''%%'' then 2 else 1 end + similarity(t.search_key, $3))::real
     from %s t where t.workspace_id = $1 and t.search_key like $4 and t.deleted_at is null
     order by 2 desc, t.id limit $5', target)
    using workspace, replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_'), needle, pattern, most;
  get diagnostics found = row_count;
  if found < 5 and length(needle) >= 4 then
    perform set_config('pg_trgm.word_similarity_threshold', '0.4', true);
    return query execute format(
      'select t.id, word_similarity($2, t.search_key) from %s t
       where t.workspace_id = $1 and $2 <%% t.search_key and t.search_key not like $3 and t.deleted_at is null
       order by 2 desc, t.id limit $4', target)
      using workspace, needle, pattern, most - found;
  end if;
end $$;
revoke all on function search_rows(regclass, text, integer) from public;
grant execute on function search_rows(regclass, text, integer) to commonweave_app;

create table workspaces (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}$'),
  name text not null check (length(name) between 1 and 200),
  host_organization_id uuid,
  time_zone text not null,
  language text not null,
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  country text not null default 'US' check (country ~ '^[A-Z]{2}$'),
  is_demo boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null
);
alter table workspaces enable row level security;
create policy own_workspace on workspaces to commonweave_app using (id = nullif(current_setting('app.workspace_id', true), '')::uuid);
grant select, update on workspaces to commonweave_app;
create policy door on workspaces for select to commonweave_door using (true);
grant select on workspaces to commonweave_door;

-- Limits that change with time keep the day from which they hold, so an old figure stays explainable.
create table workspace_limits (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  name text not null check (name in ('brokenAfterDays')),
  value integer not null check (value >= 0),
  valid_from date not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, name, valid_from)
);
select protect('workspace_limits');
