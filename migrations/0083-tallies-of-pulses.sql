-- Where trust or satisfaction fell between the last two pulses of a partnership. Early warnings ask this of every
-- partnership at each reading, and answering it out of all ratings took longer than all other warnings together. The
-- rule stays in the program; `mark` moves with whatever it looks at, and what was worked out at another mark is not
-- believed. See docs/decisions/0008.
create table pulse_tallies (
  workspace_id uuid not null references workspaces,
  -- The partnership's own.
  id uuid not null,
  mark integer not null default 0,
  tallied_mark integer, tallied_on date,
  -- The first day on which another wave is the last one that has closed, or one is too old to say anything.
  holds_until date,
  -- [[wave, organization, day]]
  falls jsonb not null default '[]',
  primary key (workspace_id, id),
  foreign key (workspace_id, id) references partnerships on delete cascade
);
select protect('pulse_tallies');
comment on table pulse_tallies is 'worked out: copies leave it out, and it is made again';
insert into pulse_tallies (workspace_id, id, mark) select distinct workspace_id, partnership_id, 1 from pulse_waves;

create function pulses_changed() returns trigger language plpgsql as $$
declare
  one constant text := case tg_argv[0]
    when 'wave' then 'select w.workspace_id, w.partnership_id from %1$I x
      join pulse_waves w on w.workspace_id = x.workspace_id and w.id = x.wave_id'
    when 'invitation' then 'select w.workspace_id, w.partnership_id from %1$I x
      join pulse_invitations i on i.workspace_id = x.workspace_id and i.id = x.invitation_id
      join pulse_waves w on w.workspace_id = i.workspace_id and w.id = i.wave_id'
    when 'response' then 'select w.workspace_id, w.partnership_id from %1$I x
      join pulse_responses r on r.workspace_id = x.workspace_id and r.id = x.response_id
      join pulse_invitations i on i.workspace_id = r.workspace_id and i.id = r.invitation_id
      join pulse_waves w on w.workspace_id = i.workspace_id and w.id = i.wave_id'
    else 'select workspace_id, partnership_id from %1$I' end;
begin
  execute format(
    'insert into pulse_tallies as held (workspace_id, id, mark)
     select distinct p.workspace_id, p.id, 1 from (%s) touched
       join partnerships p on p.workspace_id = touched.workspace_id and p.id = touched.partnership_id order by 1, 2
     on conflict (workspace_id, id) do update set mark = held.mark + 1',
    case tg_op
      when 'INSERT' then format(one, 'after')
      when 'DELETE' then format(one, 'before')
      else format(one, 'before') || ' union all ' || format(one, 'after') end);
  return null;
end $$;

create function watch_pulses(target regclass, through text) returns void language plpgsql as $$
begin
  execute format('create trigger pulses_inserted after insert on %s referencing new table as after for each statement execute function pulses_changed(%L)', target, through);
  execute format('create trigger pulses_updated after update on %s referencing old table as before new table as after for each statement execute function pulses_changed(%L)', target, through);
  execute format('create trigger pulses_deleted after delete on %s referencing old table as before for each statement execute function pulses_changed(%L)', target, through);
end $$;
select watch_pulses('pulse_waves', 'partnership');
select watch_pulses('pulse_invitations', 'wave');
select watch_pulses('pulse_responses', 'invitation');
select watch_pulses('pulse_ratings', 'response');
