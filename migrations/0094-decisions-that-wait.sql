-- What decisions wait for was gathered from all of them, their settlements, reviews and voices at every reading of
-- Today, and of those of a thousand partnerships that took longer than all the rest. Now what each waits for is kept
-- beside it and moves with them; whom it waits for depends on who takes part, and is still judged at reading.
create table decision_days (
  workspace_id uuid not null references workspaces,
  -- The decision's own.
  id uuid not null,
  partnership_id uuid not null,
  proposer_id uuid not null,
  anonymous boolean not null,
  is_settled boolean not null,
  -- While it is open the day it closes on, then the one to look again; null where nothing is expected.
  expected_on date,
  -- Whose voice stands, and who has voted without names. In the order of their ids, so that it tells nothing more.
  spoken uuid[] not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, id) references decisions on delete cascade
);
select protect('decision_days');
comment on table decision_days is 'worked out: copies leave it out, and it is made again';
create index on decision_days (workspace_id, expected_on) where expected_on is not null;
create index decision_days_open on decision_days (workspace_id, id) where not is_settled and expected_on is not null;

-- Rows are made and taken in one order. Two that speak at once wait for one another, and the second sees both.
create function look_up_decisions(workspaces uuid[], spoken_of uuid[]) returns void language plpgsql as $$
begin
  if cardinality(spoken_of) = 0 then return; end if;
  insert into decision_days (workspace_id, id, partnership_id, proposer_id, anonymous, is_settled, spoken)
  select d.workspace_id, d.id, d.partnership_id, d.organization_id, d.anonymous, false, '{}' from decisions d
  where d.workspace_id = any(workspaces) and d.id = any(spoken_of) order by d.id
  on conflict (workspace_id, id) do nothing;
  perform from decision_days where workspace_id = any(workspaces) and id = any(spoken_of) order by id for update;
  update decision_days y set partnership_id = d.partnership_id, proposer_id = d.organization_id, anonymous = d.anonymous,
    is_settled = s.id is not null,
    expected_on = case when d.deleted_at is not null then null when s.id is null then d.closes_on
      when r.id is null then s.review_on else r.next_on end,
    spoken = array(select v.organization_id from decision_voices v
        where v.workspace_id = d.workspace_id and v.decision_id = d.id and v.replaced_at is null
      union select l.organization_id from decision_roll l where l.workspace_id = d.workspace_id and l.decision_id = d.id
      order by 1)
  from decisions d
  left join decision_settlements s on s.workspace_id = d.workspace_id and s.decision_id = d.id
  left join lateral (select x.id, x.next_on from decision_reviews x
    where x.workspace_id = d.workspace_id and x.decision_id = d.id
    order by x.reviewed_on desc, x.created_at desc, x.id desc limit 1) r on true
  where y.workspace_id = any(workspaces) and y.id = any(spoken_of) and d.workspace_id = y.workspace_id and d.id = y.id;
end $$;

create function decision_changed() returns trigger language plpgsql as $$
begin
  perform look_up_decisions(array(select distinct workspace_id from changed), array(select distinct id from changed));
  return null;
end $$;
create trigger decision_made after insert on decisions
  referencing new table as changed for each statement execute function decision_changed();
create trigger decision_changed after update on decisions
  referencing new table as changed for each statement execute function decision_changed();

create function decision_spoken_of() returns trigger language plpgsql as $$
begin
  perform look_up_decisions(array(select distinct workspace_id from changed), array(select distinct decision_id from changed));
  return null;
end $$;
do $$
declare target regclass;
begin
  foreach target in array array['decision_voices', 'decision_roll', 'decision_settlements', 'decision_reviews']::regclass[] loop
    execute format('create trigger decision_spoken_of after insert on %s
      referencing new table as changed for each statement execute function decision_spoken_of()', target);
    execute format('create trigger decision_spoken_of_otherwise after update on %s
      referencing new table as changed for each statement execute function decision_spoken_of()', target);
    execute format('create trigger decision_not_spoken_of after delete on %s
      referencing old table as changed for each statement execute function decision_spoken_of()', target);
  end loop;
end $$;

select look_up_decisions(array(select id from workspaces), array(select id from decisions));

-- What asks whether there may be anything to do finds the little that is open among much that is done.
create index partners_asked on partners (workspace_id) where accepted_at is null and declined_at is null and left_at is null;
create index on behalf_acts (workspace_id, organization_id) where accepted_at is null and disputed_at is null;
create index on roles (workspace_id, person_id) where person_id is not null;
create index on concern_askings (workspace_id, organization_id) where answered_on is null and taken_back_on is null;
create index approvals_open on approvals (workspace_id) where approved_at is null and declined_at is null;
create index expertises_said on expertises (workspace_id, organization_id) where accepted is null;
create index people_removed on people (workspace_id, id) where deleted_at is not null;
