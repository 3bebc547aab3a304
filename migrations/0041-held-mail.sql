-- Mail that comes in is taken once, however often it is delivered; what can't be taken for its sender's word is held
-- until somebody has looked at it. Nothing that was sent to an address of ours is lost.
create table received_mails (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  mail_key text not null,
  outcome text not null check (outcome in ('taken', 'held', 'automatic')),
  received_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, mail_key)
);
create index on received_mails (workspace_id, received_at);
select protect('received_mails');

create table held_mails (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  -- What the address it was sent to was made for, and for whom.
  kind text not null, subject_id uuid not null, person_id uuid not null,
  from_address text not null, from_name text not null default '',
  subject text not null default '',
  body text not null default '' check (length(body) <= 200000),
  html text check (length(html) <= 200000),
  calendar text check (length(calendar) <= 1000000),
  message_id text not null default '',
  sent_at timestamptz,
  received_at timestamptz not null,
  reason text not null check (reason in ('address', 'gone', 'reach', 'refused', 'no answers', 'empty')),
  -- Of one that was refused: the rule's no, to be said in the reader's language.
  refusal text, refusal_facts jsonb,
  posted_at timestamptz, posted_as_person_id uuid,
  discarded_at timestamptz,
  settled_by_person_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, posted_as_person_id) references people on delete set null (posted_as_person_id),
  foreign key (workspace_id, settled_by_person_id) references people on delete set null (settled_by_person_id),
  check (posted_at is null or discarded_at is null),
  check ((reason = 'refused') = (refusal is not null))
);
create index held_mails_waiting on held_mails (workspace_id, received_at desc, id desc) where posted_at is null and discarded_at is null;
create index on held_mails (workspace_id, person_id);
select protect('held_mails');

create table held_mail_files (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  held_mail_id uuid not null,
  name text not null, media_type text not null,
  bytes bytea not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, held_mail_id) references held_mails on delete cascade
);
create index on held_mail_files (workspace_id, held_mail_id);
select protect('held_mail_files');
