-- What every ledger has come to, so that a kept rate of many partnerships is a sum and not a reading of every
-- promise. The rule stays in the program; here stands only until when its answer is true: `mark` moves with
-- whatever the rule looks at, and a tally made at another mark is not believed.
create table ledger_tallies (
  workspace_id uuid not null references workspaces,
  id uuid not null default gen_random_uuid(),
  partnership_id uuid not null,
  mark integer not null default 0,
  tallied_mark integer, tallied_on date,
  broken_after_days integer,
  -- The first day on which it is no longer true by itself; null if no such day is in sight.
  holds_until date,
  -- [{"promisorId", "kept", "doneLate", "broken", "renegotiated"}]
  tallies jsonb not null default '[]',
  primary key (workspace_id, id),
  unique (workspace_id, partnership_id),
  foreign key (workspace_id, partnership_id) references partnerships on delete cascade,
  check (num_nulls(tallied_mark, tallied_on, broken_after_days) in (0, 3))
);
select protect('ledger_tallies');
comment on table ledger_tallies is 'worked out: copies leave it out, and it is made again';

-- Moves the mark of every partnership whose rows a statement has changed, whoever wrote the statement. The
-- argument says how the table's rows find their partnership. Partnerships are taken in one order, so that two
-- statements over many of them wait for one another and do not lock each other out.
create function ledger_changed() returns trigger language plpgsql as $$
declare
  one constant text := case tg_argv[0]
    when 'commitment' then 'select c.workspace_id, c.partnership_id from %I x join commitments c on c.workspace_id = x.workspace_id and c.id = x.commitment_id'
    else 'select workspace_id, partnership_id from %I' end;
begin
  execute format(
    'insert into ledger_tallies as held (workspace_id, partnership_id, mark)
     select distinct workspace_id, partnership_id, 1 from (%s) touched order by 1, 2
     on conflict (workspace_id, partnership_id) do update set mark = held.mark + 1',
    case tg_op
      when 'INSERT' then format(one, 'after')
      when 'DELETE' then format(one, 'before')
      else format(one, 'before') || ' union all ' || format(one, 'after') end);
  return null;
end $$;

create function watch_ledger(target regclass, through text) returns void language plpgsql as $$
begin
  execute format('create trigger ledger_inserted after insert on %s referencing new table as after for each statement execute function ledger_changed(%L)', target, through);
  execute format('create trigger ledger_updated after update on %s referencing old table as before new table as after for each statement execute function ledger_changed(%L)', target, through);
  execute format('create trigger ledger_deleted after delete on %s referencing old table as before for each statement execute function ledger_changed(%L)', target, through);
end $$;
select watch_ledger('commitments', 'partnership');
select watch_ledger('behalf_acts', 'partnership');
select watch_ledger('acceptances', 'commitment');
select watch_ledger('fulfilments', 'commitment');
select watch_ledger('acknowledgements', 'commitment');
select watch_ledger('disputes', 'commitment');
select watch_ledger('renegotiations', 'commitment');
select watch_ledger('withdrawals', 'commitment');

insert into ledger_tallies (workspace_id, partnership_id, mark)
select distinct workspace_id, partnership_id, 1 from commitments;
