-- A key that stands for the person who made it: role, organization and person are those of the membership, as it is when
-- the key is used, so that it never opens more than the person. It lapses with the membership it belongs to.
alter table api_keys
  alter column role drop not null,
  alter column organization_id drop not null,
  add column membership_id uuid,
  add foreign key (workspace_id, membership_id) references memberships on delete cascade,
  add check ((membership_id is null) = (role is not null)),
  add check ((membership_id is null) = (organization_id is not null));
create index on api_keys (workspace_id, membership_id) where membership_id is not null;

-- What lapses with a membership goes with it when a person is erased, too.
alter table calendar_feeds drop constraint calendar_feeds_workspace_id_membership_id_fkey;
alter table calendar_feeds add foreign key (workspace_id, membership_id) references memberships on delete cascade;

-- A post that its author's own program wrote is the author's.
alter table posts drop constraint posts_came_by_check;
alter table posts add constraint posts_came_by_check check (came_by in ('page', 'mail', 'key', 'program'));
