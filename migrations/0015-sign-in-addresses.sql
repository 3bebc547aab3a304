-- Mail to someone who signs in goes to where they sign in: the address in the landscape can be changed by others.
-- Sign-ins stand outside of workspaces, so this looks them up as the owner with the workspace applied by hand,
-- and answers only for people who are members of it now.
create function sign_in_addresses(asked uuid[]) returns table (person_id uuid, address text)
language sql stable security definer set search_path = public, pg_temp as $$
  select memberships.person_id, sign_in.email from memberships join auth."user" sign_in on sign_in.id = memberships.user_id
  where memberships.workspace_id = current_workspace() and memberships.ended_at is null and memberships.person_id = any(asked)
$$;
revoke all on function sign_in_addresses(uuid[]) from public;
grant execute on function sign_in_addresses(uuid[]) to commonweave_app;
