-- Where only two organizations work together, nobody of theirs is without a side. So a workspace names people from outside,
-- ombudspersons, who can be asked to see to a concern. They come by a key in a mail and reach that one concern. And whoever
-- raised a concern says yes to a steward that somebody else proposes, before anybody is asked.
create table ombudspersons (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  person_id uuid not null,
  -- To whom they belong, as every raiser is told.
  organization_id uuid not null,
  about text not null default '' check (length(about) <= 2000),
  named_on date not null, named_by_person_id uuid,
  ended_on date,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, named_by_person_id) references people on delete set null (named_by_person_id)
);
create unique index ombudspersons_once on ombudspersons (workspace_id, person_id) where ended_on is null;
select protect('ombudspersons');

-- A steward who was asked as an ombudsperson comes by key. Who proposed is kept where that was not the raiser.
alter table concern_stewards
  add column naming_id uuid,
  add column agreed_on date,
  add column proposed_by_person_id uuid,
  add foreign key (workspace_id, naming_id) references ombudspersons,
  add foreign key (workspace_id, proposed_by_person_id) references people on delete set null (proposed_by_person_id);
update concern_stewards set agreed_on = proposed_on;
create policy door on concern_stewards for select to commonweave_door using (true);
grant select (workspace_id, id, concern_id, person_id, organization_id, naming_id, declined_on, ended_on)
  on concern_stewards to commonweave_door;

-- Each mail has a key of its own, so that the link in an earlier one works on. A day, and no moment.
create table concern_steward_keys (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  steward_id uuid not null,
  key_hash text not null unique,
  made_on date not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, steward_id) references concern_stewards
);
create index on concern_steward_keys (workspace_id, steward_id);
select protect('concern_steward_keys');
create policy door on concern_steward_keys for select to commonweave_door using (true);
grant select on concern_steward_keys to commonweave_door;
