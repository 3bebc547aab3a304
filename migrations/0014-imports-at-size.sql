-- Importing whole directories: places and services that a directory publishes without their organization
-- are kept; a batch says which of its rows are written by its place in the order; and records that are
-- likely the same are found by keys, not by looking at everybody.
alter table locations alter column organization_id drop not null;
alter table services alter column organization_id drop not null;
alter table import_rows drop column applied;

create index people_by_phone on people (workspace_id, phone) where phone is not null;
create index organizations_by_phone on organizations (workspace_id, phone) where phone is not null;
create index organizations_by_email on organizations (workspace_id, lower(email)) where email is not null;

-- Records that may be those of a batch: the same name but for case and accents, the same mail address, the
-- same telephone number, and with `near` a similar name. Row-level security would keep most of these indexes
-- from being used, so it runs as the owner with the workspace applied by hand; callers read the ids again.
-- `asked` is an array of {"position", "name", "email", "phone"}.
create function likely_records(target regclass, asked jsonb, near boolean)
returns table (at integer, id uuid) language plpgsql stable security definer
set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
set pg_trgm.similarity_threshold = 0.45 set pg_trgm.word_similarity_threshold = 0.6
as $$
declare
  workspace uuid := current_workspace();
begin
  if workspace is null then return; end if;
  if target not in ('organizations'::regclass, 'people'::regclass) then
    raise exception 'not a table of likely duplicates: %', target;
  end if;
  return query execute format(
    'with r as materialized (
       select x.position, fold(x.name) as name, lower(x.email) as email, x.phone
       from jsonb_to_recordset($2) as x(position integer, name text, email text, phone text))
     select r.position, t.id from r cross join lateral (
       select t.id from %1$s t where t.workspace_id = $1 and t.name_key = r.name and t.deleted_at is null limit 20) t
     union select r.position, t.id from r cross join lateral (
       select t.id from %1$s t where t.workspace_id = $1 and t.email is not null and lower(t.email) = r.email and t.deleted_at is null limit 20) t
     union select r.position, t.id from r cross join lateral (
       select t.id from %1$s t where t.workspace_id = $1 and t.phone is not null and t.phone = r.phone and t.deleted_at is null limit 20) t', target)
    using workspace, asked;
  if near then
    return query execute format(
      'with r as materialized (
         select x.position, fold(x.name) as name from jsonb_to_recordset($2) as x(position integer, name text))
       select r.position, t.id from r cross join lateral (
         select t.id from %1$s t
         where t.workspace_id = $1 and r.name <%% t.search_key and t.deleted_at is null
         order by similarity(r.name, t.name_key) desc, t.id limit 5) t', target)
      using workspace, asked;
  end if;
end $$;
revoke all on function likely_records(regclass, jsonb, boolean) from public;
grant execute on function likely_records(regclass, jsonb, boolean) to commonweave_app;
