-- When the two sides of a line of the communication plan last spoke, as the host's staff reads it. Looked up for a
-- thousand lines at every reading of Today it took longer than all the rest; now it moves with the touchpoints.
-- Whoever reads fewer touchpoints than the staff still looks it up.
create table last_contacts (
  workspace_id uuid not null references workspaces,
  -- The line's own.
  id uuid not null,
  happened_on date,
  primary key (workspace_id, id),
  foreign key (workspace_id, id) references cadences on delete cascade
);
select protect('last_contacts');
comment on table last_contacts is 'worked out: copies leave it out, and it is made again';
create index on cadences (workspace_id, organization_id, other_organization_id);
create index on touchpoints (workspace_id, behalf_id) where behalf_id is not null;

-- Two-way contact that stands and that the host's staff reads.
create function is_contact(t touchpoints) returns boolean language sql stable as $$
  select t.is_two_way and t.deleted_at is null
    and (t.audience = 'partnership' or t.organization_id = (select w.host_organization_id from workspaces w where w.id = t.workspace_id))
    and coalesce((select b.disputed_at is null and (b.accepted_at is not null or b.evidence <> '' or b.evidence_link <> '')
      from behalf_acts b where b.workspace_id = t.workspace_id and b.id = t.behalf_id), true)
$$;

-- Asked touchpoint by touchpoint, newest first, as the host takes part in nearly all: a limit keeps the planner from
-- gathering them.
create function last_contact_on(k cadences) returns date language sql stable as $$
  select x.happened_on from touchpoint_organizations x
  join lateral (select from touchpoints t where t.workspace_id = x.workspace_id and t.id = x.touchpoint_id
    and is_contact(t) limit 1) t on true
  join lateral (select from touchpoint_organizations y where y.workspace_id = x.workspace_id
    and y.touchpoint_id = x.touchpoint_id and y.organization_id = k.other_organization_id limit 1) y on true
  where x.workspace_id = k.workspace_id and x.organization_id = k.organization_id
  order by x.happened_on desc limit 1
$$;

-- The lines between two organizations that took part in one of these touchpoints. Each pair is looked up by itself
-- (`offset 0` keeps it so): the host is the other side of nearly every line, and a join would begin with all of them.
create function lines_between(workspaces uuid[], touchpoints uuid[]) returns uuid[] language sql stable as $$
  select array(select distinct k.id from touchpoint_organizations one
    join touchpoint_organizations other on other.workspace_id = one.workspace_id
      and other.touchpoint_id = one.touchpoint_id and other.organization_id <> one.organization_id
    cross join lateral (select k.id from cadences k where k.workspace_id = one.workspace_id
      and k.organization_id = one.organization_id and k.other_organization_id = other.organization_id offset 0) k
    where one.workspace_id = any(workspaces) and one.touchpoint_id = any(touchpoints))
$$;

-- Looks lines up anew. Whoever has just logged something between the two sides holds a key share of the row, so this
-- waits for them; what comes after the lock sees what they committed. Rows are taken in one order.
create function look_up_contacts(workspaces uuid[], lines uuid[]) returns void language plpgsql as $$
begin
  perform from last_contacts where workspace_id = any(workspaces) and id = any(lines) order by id for update;
  update last_contacts l set happened_on = last_contact_on(k) from cadences k
  where l.workspace_id = any(workspaces) and l.id = any(lines) and k.workspace_id = l.workspace_id and k.id = l.id;
end $$;

-- Somebody took part: the day can only move on, and those who log at once do not wait for one another.
create function contact_logged() returns trigger language plpgsql as $$
declare
  spaces uuid[] := array(select distinct workspace_id from after);
  touched uuid[] := array(select distinct touchpoint_id from after);
  lines uuid[] := lines_between(spaces, touched);
begin
  if cardinality(lines) = 0 then return null; end if;
  perform from last_contacts where workspace_id = any(spaces) and id = any(lines) order by id for key share;
  with days as (
    select k.workspace_id, k.id, max(one.happened_on) as happened_on from touchpoint_organizations one
    join touchpoint_organizations other on other.workspace_id = one.workspace_id
      and other.touchpoint_id = one.touchpoint_id and other.organization_id <> one.organization_id
    cross join lateral (select k.workspace_id, k.id from cadences k
      join last_contacts l on l.workspace_id = k.workspace_id and l.id = k.id and (l.happened_on is null or l.happened_on < one.happened_on)
      join touchpoints t on t.workspace_id = one.workspace_id and t.id = one.touchpoint_id and is_contact(t)
      where k.workspace_id = one.workspace_id
        and k.organization_id = one.organization_id and k.other_organization_id = other.organization_id offset 0) k
    where one.workspace_id = any(spaces) and one.touchpoint_id = any(touched) group by 1, 2),
  rising as (
    select l.workspace_id, l.id, d.happened_on from last_contacts l
    join days d on d.workspace_id = l.workspace_id and d.id = l.id
    where l.workspace_id = any(spaces) order by l.id for no key update of l)
  update last_contacts l set happened_on = greatest(l.happened_on, r.happened_on)
  from rising r where r.workspace_id = l.workspace_id and r.id = l.id;
  return null;
end $$;

-- Somebody took no part after all, or another day: the other side may be gone in the same breath.
create function contact_taken_away() returns trigger language plpgsql as $$
declare
  spaces uuid[] := array(select distinct workspace_id from before);
  gone uuid[] := array(select distinct touchpoint_id from before);
begin
  perform look_up_contacts(spaces, lines_between(spaces, gone) || array(
    with took as (select workspace_id, touchpoint_id, organization_id from before
      union select workspace_id, touchpoint_id, organization_id from touchpoint_organizations
        where workspace_id = any(spaces) and touchpoint_id = any(gone))
    select distinct k.id from took one
    join took other on other.workspace_id = one.workspace_id and other.touchpoint_id = one.touchpoint_id
    cross join lateral (select k.id from cadences k where k.workspace_id = one.workspace_id
      and k.organization_id = one.organization_id and k.other_organization_id = other.organization_id offset 0) k));
  return null;
end $$;

create function contact_changed() returns trigger language plpgsql as $$
declare
  spaces uuid[] := array(select distinct workspace_id from after);
  changed uuid[] := array(select a.id from after a join before b on b.workspace_id = a.workspace_id and b.id = a.id
    where (a.is_two_way, a.deleted_at, a.audience, a.organization_id, a.behalf_id)
      is distinct from (b.is_two_way, b.deleted_at, b.audience, b.organization_id, b.behalf_id));
begin
  if cardinality(changed) > 0 then
    perform look_up_contacts(spaces, lines_between(spaces, changed));
  end if;
  return null;
end $$;

-- What was recorded for a partner counts once it was accepted, and no more once it was disputed.
create function contact_answered() returns trigger language plpgsql as $$
declare
  spaces uuid[] := array(select distinct workspace_id from after);
  answered uuid[] := array(select t.id from after a join touchpoints t on t.workspace_id = a.workspace_id and t.behalf_id = a.id);
begin
  if cardinality(answered) > 0 then
    perform look_up_contacts(spaces, lines_between(spaces, answered));
  end if;
  return null;
end $$;

create function line_agreed() returns trigger language plpgsql as $$
begin
  insert into last_contacts (workspace_id, id, happened_on) values (new.workspace_id, new.id, last_contact_on(new))
  on conflict (workspace_id, id) do update set happened_on = excluded.happened_on;
  return null;
end $$;

create trigger contact_logged after insert on touchpoint_organizations
  referencing new table as after for each statement execute function contact_logged();
create trigger contact_moved after update on touchpoint_organizations
  referencing old table as before for each statement execute function contact_taken_away();
create trigger contact_moved_to after update on touchpoint_organizations
  referencing new table as before for each statement execute function contact_taken_away();
create trigger contact_taken_away after delete on touchpoint_organizations
  referencing old table as before for each statement execute function contact_taken_away();
create trigger contact_changed after update on touchpoints
  referencing old table as before new table as after for each statement execute function contact_changed();
create trigger contact_answered after update on behalf_acts
  referencing new table as after for each statement execute function contact_answered();
create trigger line_agreed after insert or update of organization_id, other_organization_id on cadences
  for each row execute function line_agreed();

insert into last_contacts (workspace_id, id, happened_on)
select k.workspace_id, k.id, last_contact_on(k) from cadences k;

-- The same of goals: the last day somebody looked, by what counts.
create table last_looks (
  workspace_id uuid not null references workspaces,
  -- The goal's own.
  id uuid not null,
  checked_on date,
  primary key (workspace_id, id),
  foreign key (workspace_id, id) references goals on delete cascade
);
select protect('last_looks');
comment on table last_looks is 'worked out: copies leave it out, and it is made again';
create index on check_ins (workspace_id, behalf_id) where behalf_id is not null;

-- Rows are made and taken in one order. Two that look at one goal wait for one another, and the second sees both.
create function look_up_looks(workspaces uuid[], goals_looked_at uuid[]) returns void language plpgsql as $$
begin
  if cardinality(goals_looked_at) = 0 then return; end if;
  insert into last_looks (workspace_id, id)
  select g.workspace_id, g.id from goals g where g.workspace_id = any(workspaces) and g.id = any(goals_looked_at) order by g.id
  on conflict (workspace_id, id) do nothing;
  perform from last_looks where workspace_id = any(workspaces) and id = any(goals_looked_at) order by id for update;
  update last_looks l set checked_on = (select max(c.checked_on) from check_ins c
    left join behalf_acts b on b.workspace_id = c.workspace_id and b.id = c.behalf_id
    where c.workspace_id = l.workspace_id and c.goal_id = l.id
      and (b.id is null or b.disputed_at is null and (b.accepted_at is not null or b.evidence <> '' or b.evidence_link <> '')))
  where l.workspace_id = any(workspaces) and l.id = any(goals_looked_at);
end $$;

create function goal_looked_at() returns trigger language plpgsql as $$
begin
  perform look_up_looks(array(select distinct workspace_id from changed), array(select distinct goal_id from changed));
  return null;
end $$;
create function look_answered() returns trigger language plpgsql as $$
begin
  perform look_up_looks(array(select distinct workspace_id from changed), array(
    select distinct c.goal_id from changed x join check_ins c on c.workspace_id = x.workspace_id and c.behalf_id = x.id));
  return null;
end $$;
create trigger goal_looked_at after insert on check_ins
  referencing new table as changed for each statement execute function goal_looked_at();
create trigger goal_looked_at_otherwise after update on check_ins
  referencing new table as changed for each statement execute function goal_looked_at();
create trigger goal_not_looked_at after delete on check_ins
  referencing old table as changed for each statement execute function goal_looked_at();
create trigger look_answered after update on behalf_acts
  referencing new table as changed for each statement execute function look_answered();

select look_up_looks(array(select id from workspaces), array(select distinct goal_id from check_ins));
