-- What the deeds of every partnership come to over each span that a page looks back, so that equity over a thousand
-- partnerships is read and not counted out of every meeting and promise there ever was. As with ledgers, the rule
-- stays in the program: `deeds_mark` moves with whatever the rule looks at, and a tally made at another mark is not
-- believed. It stands in the ledger's row, so that two acts in one partnership wait for one row and never cross.
alter table ledger_tallies add column deeds_mark integer not null default 0;

create table equity_tallies (
  workspace_id uuid not null references workspaces,
  id uuid not null default gen_random_uuid(),
  partnership_id uuid not null,
  -- How far back it looks; 0 for all there is.
  months integer not null check (months >= 0),
  tallied_mark integer not null, tallied_on date not null,
  -- The first day on which it is no longer true by itself; null if no such day is in sight.
  holds_until date,
  -- [[organization, measure, amount, count]]
  sums jsonb not null,
  primary key (workspace_id, id),
  unique (workspace_id, months, partnership_id),
  foreign key (workspace_id, partnership_id) references partnerships on delete cascade
);
select protect('equity_tallies');
comment on table equity_tallies is 'worked out: copies leave it out, and it is made again';

-- For whoever asks which meetings somebody led or took notes of.
create index meetings_by_chair on meetings (workspace_id, chair_person_id) where chair_person_id is not null;
create index meetings_by_note_taker on meetings (workspace_id, note_taker_person_id) where note_taker_person_id is not null;

-- Moves the mark of every partnership whose rows a statement has changed, whoever wrote it. The argument says how the
-- table's rows find their partnerships; those of people find them by what these people did for a partner.
create function deeds_changed() returns trigger language plpgsql as $$
declare
  one constant text := case tg_argv[0]
    when 'meeting' then 'select m.workspace_id, m.partnership_id from %1$I x
      join meetings m on m.workspace_id = x.workspace_id and m.id = x.meeting_id'
    when 'decision' then 'select d.workspace_id, d.partnership_id from %1$I x
      join decisions d on d.workspace_id = x.workspace_id and d.id = x.decision_id'
    when 'attendance' then 'select m.workspace_id, m.partnership_id from %1$I x
      join meeting_holdings h on h.workspace_id = x.workspace_id and h.touchpoint_id = x.touchpoint_id
      join meetings m on m.workspace_id = h.workspace_id and m.id = h.meeting_id'
    when 'hours' then 'select e.workspace_id, e.partnership_id from %1$I x
      join hour_entries e on e.workspace_id = x.workspace_id and e.touchpoint_id = x.id'
    when 'person' then 'select y.workspace_id, y.partnership_id from %1$I x
      join partners y on y.workspace_id = x.workspace_id and y.organization_id = x.organization_id
      where exists (select 1 from meetings m where m.workspace_id = x.workspace_id and m.chair_person_id = x.person_id
          and m.partnership_id = y.partnership_id)
        or exists (select 1 from meetings m where m.workspace_id = x.workspace_id and m.note_taker_person_id = x.person_id
          and m.partnership_id = y.partnership_id)
        or exists (select 1 from touchpoint_people p
          join meeting_holdings h on h.workspace_id = p.workspace_id and h.touchpoint_id = p.touchpoint_id
          join meetings m on m.workspace_id = h.workspace_id and m.id = h.meeting_id
          where p.workspace_id = x.workspace_id and p.person_id = x.person_id and m.partnership_id = y.partnership_id)'
    else 'select workspace_id, partnership_id from %1$I' end;
begin
  execute format(
    'insert into ledger_tallies as held (workspace_id, partnership_id, deeds_mark)
     select distinct p.workspace_id, p.id, 1 from (%s) touched
       join partnerships p on p.workspace_id = touched.workspace_id and p.id = touched.partnership_id order by 1, 2
     on conflict (workspace_id, partnership_id) do update set deeds_mark = held.deeds_mark + 1',
    case tg_op
      when 'INSERT' then format(one, 'after')
      when 'DELETE' then format(one, 'before')
      else format(one, 'before') || ' union all ' || format(one, 'after') end);
  return null;
end $$;

create function watch_deeds(target regclass, through text) returns void language plpgsql as $$
begin
  execute format('create trigger deeds_inserted after insert on %s referencing new table as after for each statement execute function deeds_changed(%L)', target, through);
  execute format('create trigger deeds_updated after update on %s referencing old table as before new table as after for each statement execute function deeds_changed(%L)', target, through);
  execute format('create trigger deeds_deleted after delete on %s referencing old table as before for each statement execute function deeds_changed(%L)', target, through);
end $$;
select watch_deeds('meetings', 'partnership');
select watch_deeds('decisions', 'partnership');
select watch_deeds('commitments', 'partnership');
select watch_deeds('benefits', 'partnership');
select watch_deeds('hour_entries', 'partnership');
select watch_deeds('partners', 'partnership');
select watch_deeds('representatives', 'partnership');
select watch_deeds('meeting_holdings', 'meeting');
select watch_deeds('meeting_items', 'meeting');
select watch_deeds('speaking_times', 'meeting');
select watch_deeds('decision_settlements', 'decision');
select watch_deeds('touchpoint_people', 'attendance');
select watch_deeds('touchpoints', 'hours');
select watch_deeds('affiliations', 'person');
