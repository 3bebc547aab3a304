-- Partners of a group talk with each other too, not only with the host: a line of the communication plan is between any
-- two of them. What names the host's person names the person of that other side.
alter table cadences add column other_organization_id uuid;
update cadences set other_organization_id = w.host_organization_id from workspaces w where w.id = cadences.workspace_id;
alter table cadences alter column other_organization_id set not null;
alter table cadences add foreign key (workspace_id, other_organization_id) references organizations;
drop index cadences_one_running;
drop index cadences_one_proposed;
create unique index cadences_one_running on cadences (workspace_id, partnership_id, organization_id, other_organization_id, fold(purpose)) where ended_at is null and accepted_at is not null;
create unique index cadences_one_proposed on cadences (workspace_id, partnership_id, organization_id, other_organization_id, fold(purpose)) where ended_at is null and accepted_at is null;
