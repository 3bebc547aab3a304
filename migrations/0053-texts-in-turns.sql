-- Partners write an agreement in turns. Whose turn it is, is a row: one side has the pen from a moment on, given by
-- itself or by another side with a word about what is wanted. Everybody else may suggest other words for a passage;
-- what came of a suggestion is a row too, and an accepted one names the version of the text that it became.
create table agreement_turns (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  agreement_id uuid not null,
  -- The side that has the pen from here on; where it gave it to itself, it began the text or took the pen back.
  organization_id uuid not null,
  given_by_organization_id uuid not null, given_by_person_id uuid,
  wanted text not null default '' check (length(wanted) <= 2000),
  given_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements on delete cascade,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, given_by_organization_id) references organizations,
  foreign key (workspace_id, given_by_person_id) references people
);
create index on agreement_turns (workspace_id, agreement_id, given_at);
-- Whoever began a text before there were turns has the pen.
insert into agreement_turns (workspace_id, id, agreement_id, organization_id, given_by_organization_id, given_by_person_id, given_at)
  select workspace_id, gen_random_uuid(), id, organization_id, organization_id, drafted_by_person_id, created_at from agreements;
select protect('agreement_turns');

create table agreement_suggestions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  agreement_id uuid not null,
  -- The version of the text it was made on, the passage as it read there, and which of several alike.
  number integer not null check (number >= 1),
  passage text not null check (length(passage) between 1 and 20000),
  nth integer not null check (nth >= 1),
  -- Empty: to be left out.
  wording text not null check (length(wording) <= 20000),
  why text not null default '' check (length(why) <= 2000),
  organization_id uuid not null, suggested_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements on delete cascade,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, suggested_by_person_id) references people,
  check (wording <> passage)
);
create index on agreement_suggestions (workspace_id, agreement_id, created_at);
select protect('agreement_suggestions');

create table agreement_suggestion_outcomes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  suggestion_id uuid not null,
  outcome text not null check (outcome in ('accepted', 'declined', 'withdrawn')),
  reason text not null default '' check (length(reason) <= 2000),
  -- The version that an accepted one became.
  text_id uuid,
  organization_id uuid not null, settled_by_person_id uuid,
  settled_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, suggestion_id),
  foreign key (workspace_id, suggestion_id) references agreement_suggestions on delete cascade,
  foreign key (workspace_id, text_id) references agreement_texts,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, settled_by_person_id) references people,
  check ((outcome = 'accepted') = (text_id is not null)),
  check (outcome <> 'declined' or reason <> '')
);
create index on agreement_suggestion_outcomes (workspace_id, text_id) where text_id is not null;
select protect('agreement_suggestion_outcomes');
