-- A partner that left and is asked again was away between: what happened then stays closed to it. From the day it
-- left until it accepts again (returned_at); while it has not, it reads what it could read when it left.
create table partner_absences (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  organization_id uuid not null,
  left_at timestamptz not null,
  returned_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations
);
create unique index partner_absences_one_open on partner_absences (workspace_id, partnership_id, organization_id) where returned_at is null;
create index on partner_absences (workspace_id, organization_id);
select protect('partner_absences');
create policy door on partner_absences for select to commonweave_door using (true);
grant select on partner_absences to commonweave_door;
