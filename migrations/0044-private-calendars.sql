-- A calendar of one's own to subscribe to: its address holds a secret of which only a fingerprint is kept. It lapses
-- with the membership it belongs to.
create table calendar_feeds (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  membership_id uuid not null,
  token_hash text not null unique,
  -- All meetings in reach, or those one is asked to or does something at; and whether days that are due come along.
  scope text not null check (scope in ('reach', 'asked')),
  with_due boolean not null,
  created_at timestamptz not null,
  last_read_on date,
  primary key (workspace_id, id),
  unique (workspace_id, membership_id),
  foreign key (workspace_id, membership_id) references memberships
);
select protect('calendar_feeds');
create policy door on calendar_feeds for select to commonweave_door using (true);
grant select on calendar_feeds to commonweave_door;
