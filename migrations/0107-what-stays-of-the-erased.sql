-- What a partner was asked by way of somebody, an invitation to a meeting or a mail, counts for the partner. Both go when
-- that person is erased, and the months in which they were asked said something else than before. What stays is that the
-- partner was asked, when, and about which record; not by whom it was read, nor any word of it.
create table kept_asks (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  organization_id uuid not null,
  kind text not null check (kind in ('meeting', 'mail')),
  -- Of which meeting it was, or what the mail was about: tells one ask from another.
  ask_id uuid not null,
  asked_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations
);
create index on kept_asks (workspace_id, partnership_id);
select protect('kept_asks');
comment on table kept_asks is 'what a partner was asked by way of people whose data was erased';

-- A question that somebody answered in words keeps its own words, also when the answer is gone with who gave it.
alter table pulse_item_answers alter column text drop not null;
comment on column pulse_item_answers.text is 'null where whoever wrote it was erased';
