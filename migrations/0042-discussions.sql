-- Talk in the open: a discussion hangs on a record of a partnership, with what was said, who was asked by name, who listens and how far each has read.
create table discussions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  -- What it is about: the partnership itself, or a record that a feature says can be discussed.
  subject_kind text not null, subject_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  language text,
  -- Fixed from the first word: what somebody wrote for their own organization never becomes everybody's.
  audience text not null check (audience in ('partnership', 'organization')),
  -- Of a text that has versions: the words that are spoken of, as they stood in that version.
  vision_version_id uuid,
  passage text check (length(passage) between 1 and 5000),
  organization_id uuid not null, begun_by_person_id uuid,
  search_key text collate "C" not null generated always as (' ' || fold(title) || ' ') stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, begun_by_person_id) references people on delete set null (begun_by_person_id),
  foreign key (workspace_id, vision_version_id) references vision_versions,
  constraint discussions_passage check ((vision_version_id is null) = (passage is null))
);
create index on discussions (workspace_id, partnership_id);
create index on discussions (workspace_id, subject_kind, subject_id);
create index discussions_search on discussions using gin (search_key gin_trgm_ops);
select protect('discussions');

create table posts (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  discussion_id uuid not null,
  -- Of its discussion, so that reach and history need no second look.
  partnership_id uuid not null,
  body text not null check (length(body) between 1 and 20000),
  language text,
  came_by text not null check (came_by in ('page', 'mail', 'program')),
  organization_id uuid not null, person_id uuid,
  search_key text collate "C" not null generated always as (' ' || fold(left(body, 2000)) || ' ') stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, discussion_id) references discussions,
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, person_id) references people on delete set null (person_id)
);
create index on posts (workspace_id, discussion_id, created_at);
create index on posts (workspace_id, person_id, created_at);
create index posts_search on posts using gin (search_key gin_trgm_ops);
select protect('posts');

-- Somebody asked by name. It waits until they say something there, or set it aside.
create table mentions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  post_id uuid not null, person_id uuid not null,
  created_at timestamptz not null,
  set_aside_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, post_id, person_id),
  foreign key (workspace_id, post_id) references posts,
  foreign key (workspace_id, person_id) references people
);
create index on mentions (workspace_id, person_id) where set_aside_at is null;
select protect('mentions');

-- How far somebody has read.
create table discussion_readings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  discussion_id uuid not null, person_id uuid not null,
  read_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, person_id, discussion_id),
  foreign key (workspace_id, discussion_id) references discussions,
  foreign key (workspace_id, person_id) references people
);
create index on discussion_readings (workspace_id, discussion_id);
select protect('discussion_readings');

-- What somebody said about hearing of it: of one discussion, or (without one) of all in a partnership.
create table discussion_follows (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  discussion_id uuid,
  person_id uuid not null,
  wish text not null check (wish in ('follow', 'mute')),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, person_id, partnership_id, discussion_id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, discussion_id) references discussions,
  foreign key (workspace_id, person_id) references people
);
create index on discussion_follows (workspace_id, discussion_id);
create index on discussion_follows (workspace_id, partnership_id);
select protect('discussion_follows');
