-- What everyone did, when, and on whose behalf. Ids and field names stand in history; the personal
-- values beside it can be erased without losing that something happened.
create table history (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  partnership_id uuid,
  organization_id uuid,
  audience_organization_id uuid,
  actor_kind text not null check (actor_kind in ('member', 'key', 'job', 'operator', 'link')),
  actor_person_id uuid,
  actor_organization_id uuid,
  on_behalf_of_organization_id uuid,
  fields text[] not null default '{}',
  facts jsonb not null default '{}',
  request_id text,
  undone_at timestamptz,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index history_of_subject on history (workspace_id, subject_kind, subject_id, at desc);
create index history_of_partnership on history (workspace_id, partnership_id, at desc) where partnership_id is not null;
create index history_by_time on history (workspace_id, at desc);
select protect('history');

create table history_values (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  history_id uuid not null,
  before jsonb,
  after jsonb,
  primary key (workspace_id, id),
  foreign key (workspace_id, history_id) references history on delete cascade
);
create index on history_values (workspace_id, history_id);
select protect('history_values');

-- Every mail the workspace sends waits here, so that nothing is lost when no mail server answers.
create table mails (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  to_address text not null,
  to_name text not null default '',
  person_id uuid,
  kind text not null,
  language text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text,
  primary key (workspace_id, id)
);
create index on mails (workspace_id, created_at desc);
select protect('mails');

create table files (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  partnership_id uuid,
  audience text not null check (audience in ('partnership', 'organization')),
  organization_id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text not null,
  added_by_person_id uuid,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index on files (workspace_id, subject_kind, subject_id);
select protect('files');
