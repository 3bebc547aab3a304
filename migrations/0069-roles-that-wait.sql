-- Today asks for the roles that wait for an organization's word; most have long been accepted.
create index roles_waiting on roles (workspace_id, organization_id) where accepted_at is null or behalf_id is not null;
