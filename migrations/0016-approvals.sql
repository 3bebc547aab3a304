-- Whoever makes a key or an invitation in a partner's name could read what that partner keeps to itself. So once
-- a lead of the partner signs in, a key or an invitation that others make waits for that lead's yes: a row here,
-- asked, then approved or declined. Until it is approved the key opens nothing and the invitation is not sent.
create table approvals (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  organization_id uuid not null,
  invitation_id uuid,
  api_key_id uuid,
  asked_at timestamptz not null, asked_by_person_id uuid,
  approved_at timestamptz, approved_by_person_id uuid,
  declined_at timestamptz, declined_by_person_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, invitation_id) references invitations,
  foreign key (workspace_id, api_key_id) references api_keys,
  unique (workspace_id, invitation_id),
  unique (workspace_id, api_key_id),
  check (num_nonnulls(invitation_id, api_key_id) = 1),
  check (approved_at is null or declined_at is null)
);
create index on approvals (workspace_id, organization_id);
select protect('approvals');
create policy door on approvals for select to commonweave_door using (true);
grant select on approvals to commonweave_door;
