-- Goals are looked at again together, with what changed and why; and each person named in a role says yes or no to it.
create table goal_reviews (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  meeting_id uuid,
  reviewed_on date not null,
  next_on date check (next_on > reviewed_on),
  note text not null default '' check (length(note) <= 20000),
  organization_id uuid not null,
  reviewed_by_person_id uuid,
  created_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, meeting_id) references meetings on delete set null (meeting_id),
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, reviewed_by_person_id) references people on delete set null (reviewed_by_person_id)
);
create index on goal_reviews (workspace_id, partnership_id, reviewed_on);
select protect('goal_reviews');

create table goal_review_items (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  review_id uuid not null, goal_id uuid not null,
  answer text not null check (answer in ('keep', 'change', 'close')),
  why text not null default '' check (length(why) <= 20000),
  -- What stood in the fields that were changed, and what stands there since.
  before jsonb, after jsonb,
  primary key (workspace_id, id),
  unique (workspace_id, review_id, goal_id),
  foreign key (workspace_id, review_id) references goal_reviews,
  foreign key (workspace_id, goal_id) references goals,
  check (answer = 'keep' or why <> '')
);
create index on goal_review_items (workspace_id, goal_id);
select protect('goal_review_items');

-- What somebody who was named said to it. The last one holds, as long as the person and the letter are the same.
create table role_answers (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  role_id uuid not null, person_id uuid not null,
  part text not null check (part in ('responsible', 'accountable', 'consulted', 'informed')),
  answer text not null check (answer in ('accepted', 'declined')),
  reason text not null default '' check (length(reason) <= 2000),
  answered_by_person_id uuid, behalf_id uuid,
  answered_at timestamptz not null,
  primary key (workspace_id, id),
  -- A letter that is taken away takes the answers to it along.
  foreign key (workspace_id, role_id) references roles on delete cascade,
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, answered_by_person_id) references people on delete set null (answered_by_person_id),
  foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id),
  check (answer = 'accepted' or reason <> '')
);
create index on role_answers (workspace_id, role_id);
create index on role_answers (workspace_id, person_id);
select protect('role_answers');
