-- Today and the year ahead looked through every meeting that was ever held for the few that lie ahead or of which nobody
-- has said how they went. Now each meeting says itself whether it is open: neither held nor cancelled.
alter table meetings add column is_open boolean not null default true;
comment on column meetings.is_open is 'worked out from meeting_holdings and meeting_cancellations';
create index meetings_open on meetings (workspace_id, starts_on, id) where is_open and deleted_at is null;

create function meetings_open_or_not(workspaces uuid[], held_or_cancelled uuid[]) returns void language sql as $$
  update meetings m set is_open = not m.is_open
  where m.workspace_id = any(workspaces) and m.id = any(held_or_cancelled) and m.is_open = (
    exists (select 1 from meeting_holdings h where h.workspace_id = m.workspace_id and h.meeting_id = m.id)
    or exists (select 1 from meeting_cancellations c where c.workspace_id = m.workspace_id and c.meeting_id = m.id))
$$;

create function meeting_held_or_cancelled() returns trigger language plpgsql as $$
begin
  perform meetings_open_or_not(array(select distinct workspace_id from changed), array(select distinct meeting_id from changed));
  return null;
end $$;
do $$
declare target regclass;
begin
  foreach target in array array['meeting_holdings', 'meeting_cancellations']::regclass[] loop
    execute format('create trigger meeting_closed after insert on %s
      referencing new table as changed for each statement execute function meeting_held_or_cancelled()', target);
    execute format('create trigger meeting_opened after delete on %s
      referencing old table as changed for each statement execute function meeting_held_or_cancelled()', target);
  end loop;
end $$;

select meetings_open_or_not(array(select id from workspaces), array(select id from meetings));

-- What asks whether there may be anything to do finds the little that is open among much that is done.
create index on minutes_sendings (workspace_id, created_at);
create index on concern_parties (workspace_id, organization_id);
create index on concerns (workspace_id, raised_by_person_id) where raised_by_person_id is not null;
