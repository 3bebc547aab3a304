-- Meetings that repeat: what they have in common and on which days they fall. The days near enough are meetings like
-- any other, so that an agenda, minutes and answers hang on them; the days far ahead are worked out when they are read.
create table meeting_series (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  -- The first day, from which the rhythm counts; and the last on which it may fall.
  begins_on date not null,
  until_on date,
  repeats text not null check (repeats in ('week', 'month-day', 'month-end', 'month-weekday', 'month-last-weekday')),
  every integer not null check (every between 1 and 52),
  -- Of a week: 'TU,TH'; empty where the first day says it.
  weekdays text not null default '' check (weekdays ~ '^((MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU)){0,6})?$'),
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  time_zone text not null check (length(time_zone) between 1 and 64),
  length_minutes integer not null check (length_minutes between 5 and 1440),
  place text not null default '' check (length(place) <= 500),
  online_link text check (length(online_link) <= 2000),
  host_organization_id uuid,
  chair_person_id uuid, facilitator_person_id uuid, note_taker_person_id uuid, host_person_id uuid,
  language text,
  organization_id uuid not null, started_by_person_id uuid,
  -- The one this goes on from, where from some day on everything was changed.
  follows_series_id uuid,
  -- Up to which day its days are meetings.
  made_until date not null,
  sequence integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, host_organization_id) references organizations,
  foreign key (workspace_id, chair_person_id) references people,
  foreign key (workspace_id, facilitator_person_id) references people,
  foreign key (workspace_id, note_taker_person_id) references people,
  foreign key (workspace_id, host_person_id) references people,
  foreign key (workspace_id, started_by_person_id) references people on delete set null (started_by_person_id),
  foreign key (workspace_id, follows_series_id) references meeting_series
);
create index meeting_series_of_partnership on meeting_series (workspace_id, partnership_id, until_on);
create index meeting_series_to_make on meeting_series (workspace_id, made_until) where deleted_at is null;
select protect('meeting_series');

create table meeting_series_invitees (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  series_id uuid not null,
  person_id uuid not null,
  -- To all of it at once; an answer to one day stands with that meeting.
  answer text check (answer in ('yes', 'no', 'maybe')),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, series_id, person_id),
  foreign key (workspace_id, series_id) references meeting_series,
  foreign key (workspace_id, person_id) references people
);
create index meeting_series_invitees_of_person on meeting_series_invitees (workspace_id, person_id);
select protect('meeting_series_invitees');

-- `series_day` is the day the rhythm gives, by which calendars know this one of them, also where it was moved.
alter table meetings
  add column series_id uuid,
  add column series_day date,
  add foreign key (workspace_id, series_id) references meeting_series,
  add constraint meetings_series check ((series_id is null) = (series_day is null)),
  add constraint meetings_once_a_day unique (workspace_id, series_id, series_day) deferrable initially deferred;
