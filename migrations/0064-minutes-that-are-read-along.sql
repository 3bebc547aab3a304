-- Minutes are live: while one person has the pen, everybody who can open the meeting reads the draft as it stands. A
-- draft is what one hand typed from taking the pen to giving it up; nobody else ever writes on it. `private_since`
-- says that another has the pen: from then on only its writer reads it. Drafts from before this were typed for their
-- writer's eyes and stay so.
alter table minutes_drafts
  drop constraint minutes_drafts_workspace_id_meeting_id_person_id_key,
  add column organization_id uuid,
  add column begun_at timestamptz,
  add column laid_down_at timestamptz,
  add column private_since timestamptz,
  -- Who had the pen before and from whose text this one goes on.
  add column after_person_id uuid,
  add foreign key (workspace_id, organization_id) references organizations,
  add foreign key (workspace_id, after_person_id) references people;
update minutes_drafts set begun_at = updated_at, private_since = updated_at;
alter table minutes_drafts
  alter column begun_at set not null,
  add check (private_since is not null or organization_id is not null);
-- One has the pen of a meeting at a time.
create unique index minutes_drafts_one_pen on minutes_drafts (workspace_id, meeting_id) where private_since is null;
create index minutes_drafts_of_writer on minutes_drafts (workspace_id, meeting_id, person_id);

-- Who looked at a draft last when, so that its writer sees who reads along. It goes with the draft.
create table minutes_draft_readers (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  draft_id uuid not null,
  person_id uuid not null,
  read_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, draft_id, person_id),
  foreign key (workspace_id, draft_id) references minutes_drafts on delete cascade,
  foreign key (workspace_id, person_id) references people
);
create index minutes_draft_readers_of_person on minutes_draft_readers (workspace_id, person_id);
select protect('minutes_draft_readers');
