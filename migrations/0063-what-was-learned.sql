-- What partners learned of a community they serve: its culture, its needs, the networks there are, and what its people
-- said in their own words; and which of those words a version of the vision takes up.
create table learnings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  kind text not null check (kind in ('culture', 'need', 'network', 'words')),
  text text not null check (length(text) between 1 and 20000),
  language text,
  translation text not null default '' check (length(translation) <= 20000),
  translation_language text,
  -- How whoever said it wishes to be described; never leads to a person's record, as not everybody agreed to be known.
  speaker text not null default '' check (length(speaker) <= 200),
  community_id uuid,
  -- Where it was heard. The day of a contact or a meeting counts; `heard_on` where there is none.
  touchpoint_id uuid, meeting_id uuid,
  heard_on date not null,
  audience text not null check (audience in ('partnership', 'organization')),
  organization_id uuid not null, written_by_person_id uuid,
  search_key text collate "C" not null generated always as (fold(left(text, 2000) || ' ' || left(translation, 2000) || ' ' || speaker)) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, written_by_person_id) references people on delete set null (written_by_person_id),
  foreign key (workspace_id, community_id) references communities on delete set null (community_id),
  foreign key (workspace_id, touchpoint_id) references touchpoints on delete set null (touchpoint_id),
  foreign key (workspace_id, meeting_id) references meetings on delete set null (meeting_id),
  check (touchpoint_id is null or meeting_id is null),
  check (translation <> '' or translation_language is null)
);
create index learnings_of_partnership on learnings (workspace_id, partnership_id, kind);
create index learnings_of_organization on learnings (workspace_id, organization_id);
create index learnings_of_touchpoint on learnings (workspace_id, touchpoint_id);
create index learnings_of_meeting on learnings (workspace_id, meeting_id);
create index learnings_search on learnings using gin (search_key gin_trgm_ops);
select protect('learnings');

-- That a version of the vision takes up words of the community, and who said so.
create table uptakes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  vision_version_id uuid not null,
  learning_id uuid not null,
  organization_id uuid not null, taken_up_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, vision_version_id, learning_id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, vision_version_id) references vision_versions,
  foreign key (workspace_id, learning_id) references learnings on delete cascade,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, taken_up_by_person_id) references people on delete set null (taken_up_by_person_id)
);
create index on uptakes (workspace_id, learning_id);
create index on uptakes (workspace_id, partnership_id);
select protect('uptakes');
