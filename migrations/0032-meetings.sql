-- Meetings of a partnership: when and where, what is on the agenda, who is asked, that it was held or cancelled,
-- and its minutes, which are sent to all partners and confirmed by each. Who was there stands in the conversation
-- that a held meeting is logged as, so that it is said in one place.
create table meetings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  -- As it stands on the invitation: the day and the hour on the clocks of that zone.
  starts_on date not null,
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  time_zone text not null check (length(time_zone) between 1 and 64),
  length_minutes integer not null check (length_minutes between 5 and 1440),
  place text not null default '' check (length(place) <= 500),
  online_link text check (length(online_link) <= 2000),
  host_organization_id uuid, chair_person_id uuid,
  language text,
  organization_id uuid not null, called_by_person_id uuid,
  -- Grows with each change that calendars must hear of.
  sequence integer not null default 0,
  search_key text collate "C" not null generated always as (fold(title || ' ' || place)) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, host_organization_id) references organizations,
  foreign key (workspace_id, chair_person_id) references people
);
create index meetings_of_partnership on meetings (workspace_id, partnership_id, starts_on desc, id desc);
create index meetings_by_day on meetings (workspace_id, starts_on, id) where deleted_at is null;
create index meetings_search on meetings using gin (search_key gin_trgm_ops);
select protect('meetings');

create table meeting_items (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  position integer not null,
  text text not null check (length(text) between 1 and 500),
  minutes integer check (minutes between 1 and 600),
  -- Who brings it; and who wrote it down.
  organization_id uuid not null,
  added_by_organization_id uuid not null, added_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, added_by_organization_id) references organizations
);
create index meeting_items_of_meeting on meeting_items (workspace_id, meeting_id, position);
select protect('meeting_items');

create table meeting_invitees (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  answer text check (answer in ('yes', 'no', 'maybe')),
  answered_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, meeting_id, person_id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, person_id) references people,
  check ((answer is null) = (answered_at is null))
);
create index meeting_invitees_of_person on meeting_invitees (workspace_id, person_id);
select protect('meeting_invitees');

create table meeting_holdings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  touchpoint_id uuid not null,
  organization_id uuid not null, held_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, meeting_id),
  unique (workspace_id, touchpoint_id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, touchpoint_id) references touchpoints,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('meeting_holdings');

create table meeting_cancellations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  reason text not null default '' check (length(reason) <= 2000),
  organization_id uuid not null, cancelled_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, meeting_id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('meeting_cancellations');

create table meeting_minutes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  text text not null check (length(text) between 1 and 20000),
  language text,
  organization_id uuid not null, written_by_person_id uuid,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, meeting_id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('meeting_minutes');

create table meeting_decisions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  text text not null check (length(text) between 1 and 1000),
  organization_id uuid not null, noted_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, organization_id) references organizations
);
create index meeting_decisions_of_meeting on meeting_decisions (workspace_id, meeting_id, created_at, id);
select protect('meeting_decisions');

-- The minutes as they read when they were sent; what is confirmed is one such text.
create table minutes_sendings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  meeting_id uuid not null,
  minutes_version integer not null,
  text text not null,
  organization_id uuid not null, sent_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, meeting_id, minutes_version),
  foreign key (workspace_id, meeting_id) references meetings,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('minutes_sendings');

create table minutes_confirmations (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  minutes_sending_id uuid not null,
  organization_id uuid not null, confirmed_by_person_id uuid,
  behalf_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, minutes_sending_id, organization_id),
  foreign key (workspace_id, minutes_sending_id) references minutes_sendings,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id)
);
select protect('minutes_confirmations');
