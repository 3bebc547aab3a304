-- People and contacts are written by the thousand, by imports and all day long, and hardly any of them counts for
-- equity. Their marks are moved by functions of their own, which look from the few rows that changed to what these
-- people did and to what these contacts were, with statements that are planned once.
drop trigger deeds_inserted on touchpoints;
drop trigger deeds_updated on touchpoints;
drop trigger deeds_deleted on touchpoints;
drop trigger deeds_inserted on touchpoint_people;
drop trigger deeds_updated on touchpoint_people;
drop trigger deeds_deleted on touchpoint_people;
drop trigger deeds_inserted on affiliations;
drop trigger deeds_updated on affiliations;
drop trigger deeds_deleted on affiliations;

create function deeds_of_people_changed() returns trigger language plpgsql as $$
declare
  workspaces uuid[] := '{}'; people uuid[] := '{}'; sides uuid[] := '{}';
begin
  if tg_op <> 'DELETE' then
    select coalesce(array_agg(workspace_id), '{}'), coalesce(array_agg(person_id), '{}'), coalesce(array_agg(organization_id), '{}')
      into workspaces, people, sides from after;
  end if;
  if tg_op <> 'INSERT' then
    select workspaces || coalesce(array_agg(workspace_id), '{}'), people || coalesce(array_agg(person_id), '{}'),
      sides || coalesce(array_agg(organization_id), '{}') into workspaces, people, sides from before;
  end if;
  insert into ledger_tallies as held (workspace_id, partnership_id, deeds_mark)
    with did as materialized (
      select x.organization_id, m.workspace_id, m.partnership_id
      from unnest(workspaces, people, sides) as x(workspace_id, person_id, organization_id)
        cross join lateral (
          select led.workspace_id, led.partnership_id from meetings led
            where led.workspace_id = x.workspace_id and led.chair_person_id = x.person_id
          union all select noted.workspace_id, noted.partnership_id from meetings noted
            where noted.workspace_id = x.workspace_id and noted.note_taker_person_id = x.person_id
          union all select met.workspace_id, met.partnership_id from touchpoint_people p
            join meeting_holdings h on h.workspace_id = p.workspace_id and h.touchpoint_id = p.touchpoint_id
            join meetings met on met.workspace_id = h.workspace_id and met.id = h.meeting_id
            where p.workspace_id = x.workspace_id and p.person_id = x.person_id) m)
    select distinct y.workspace_id, y.partnership_id, 1 from did join partners y on y.workspace_id = did.workspace_id
      and y.partnership_id = did.partnership_id and y.organization_id = did.organization_id
    order by 1, 2
    on conflict (workspace_id, partnership_id) do update set deeds_mark = held.deeds_mark + 1;
  return null;
end $$;
create trigger deeds_inserted after insert on affiliations referencing new table as after for each statement execute function deeds_of_people_changed();
create trigger deeds_updated after update on affiliations referencing old table as before new table as after for each statement execute function deeds_of_people_changed();
create trigger deeds_deleted after delete on affiliations referencing old table as before for each statement execute function deeds_of_people_changed();

create function deeds_at_contacts_changed() returns trigger language plpgsql as $$
declare
  workspaces uuid[] := '{}'; contacts uuid[] := '{}';
begin
  if tg_argv[0] = 'touchpoint' then
    select coalesce(array_agg(workspace_id), '{}'), coalesce(array_agg(id), '{}') into workspaces, contacts from after;
  else
    if tg_op <> 'DELETE' then
      select coalesce(array_agg(workspace_id), '{}'), coalesce(array_agg(touchpoint_id), '{}') into workspaces, contacts from after;
    end if;
    if tg_op <> 'INSERT' then
      select workspaces || coalesce(array_agg(workspace_id), '{}'), contacts || coalesce(array_agg(touchpoint_id), '{}')
        into workspaces, contacts from before;
    end if;
  end if;
  insert into ledger_tallies as held (workspace_id, partnership_id, deeds_mark)
    select distinct m.workspace_id, m.partnership_id, 1
    from unnest(workspaces, contacts) as x(workspace_id, id)
      cross join lateral (
        select met.workspace_id, met.partnership_id from meeting_holdings h
          join meetings met on met.workspace_id = h.workspace_id and met.id = h.meeting_id
          where h.workspace_id = x.workspace_id and h.touchpoint_id = x.id
        union all select e.workspace_id, e.partnership_id from hour_entries e
          where e.workspace_id = x.workspace_id and e.touchpoint_id = x.id) m
    order by 1, 2
    on conflict (workspace_id, partnership_id) do update set deeds_mark = held.deeds_mark + 1;
  return null;
end $$;
create trigger deeds_inserted after insert on touchpoint_people referencing new table as after for each statement execute function deeds_at_contacts_changed('person');
create trigger deeds_updated after update on touchpoint_people referencing old table as before new table as after for each statement execute function deeds_at_contacts_changed('person');
create trigger deeds_deleted after delete on touchpoint_people referencing old table as before for each statement execute function deeds_at_contacts_changed('person');
-- One that is new or gone has no hours noted for it.
create trigger deeds_updated after update on touchpoints referencing new table as after for each statement execute function deeds_at_contacts_changed('touchpoint');
