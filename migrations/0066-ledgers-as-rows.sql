-- What ledgers have come to stood in lists within their row, and a host with a thousand partnerships took them all
-- apart at every reading. Now each thing has a row of its own, found by index and added up where it lies. They are
-- true while the tally of their ledger is.
create table unfinished_promises (
  workspace_id uuid not null references workspaces,
  -- The promise's own.
  id uuid not null,
  partnership_id uuid not null,
  promisor_id uuid not null,
  beneficiary_ids uuid[] not null,
  -- The day in force.
  due_on date,
  open boolean not null,
  disputed boolean not null,
  untouched boolean not null,
  asked_for date,
  needs_acknowledgement boolean not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships on delete cascade
);
create index on unfinished_promises (workspace_id, partnership_id);
create index on unfinished_promises (workspace_id, due_on);
select protect('unfinished_promises');
comment on table unfinished_promises is 'worked out: copies leave it out, and it is made again';

create table promisor_tallies (
  workspace_id uuid not null references workspaces,
  id uuid not null default gen_random_uuid(),
  partnership_id uuid not null,
  promisor_id uuid not null,
  kept integer not null,
  done_late integer not null,
  broken integer not null,
  renegotiated integer not null,
  -- Of those counted the days in force since three months before the tally, and for each whether it was kept.
  recent_on date[] not null,
  recent_kept boolean[] not null,
  primary key (workspace_id, id),
  unique (workspace_id, partnership_id, promisor_id),
  foreign key (workspace_id, partnership_id) references partnerships on delete cascade,
  check (cardinality(recent_on) = cardinality(recent_kept))
);
select protect('promisor_tallies');
comment on table promisor_tallies is 'worked out: copies leave it out, and it is made again';

alter table ledger_tallies drop column tallies, drop column unfinished;
update ledger_tallies set tallied_mark = null, tallied_on = null, broken_after_days = null;
-- To whom a promise was made stands there as well.
select watch_ledger('commitment_beneficiaries', 'commitment');
