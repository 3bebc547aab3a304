-- What somebody should hear of: on the page and by mail, each kind in the way they wish, and not at night.
create table notices (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject_kind text not null, subject_id uuid not null,
  partnership_id uuid,
  href text not null,
  -- In the receiver's language, as it was when it happened.
  text text not null check (length(text) between 1 and 2000),
  quote text not null default '' check (length(quote) <= 20000),
  reply_to text,
  on_page boolean not null,
  by_mail text not null check (by_mail in ('now', 'digest', 'never')),
  created_at timestamptz not null,
  read_at timestamptz, mailed_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people,
  foreign key (workspace_id, partnership_id) references partnerships
);
create index notices_of_person on notices (workspace_id, person_id, created_at desc, id desc) where on_page;
create index notices_unread on notices (workspace_id, person_id) where on_page and read_at is null;
create index notices_for_digest on notices (workspace_id, person_id) where by_mail = 'digest' and mailed_at is null;
select protect('notices');
create policy door on notices for select to commonweave_door using (true);
grant select on notices to commonweave_door;

create table notice_wishes (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  on_page boolean not null,
  by_mail text not null check (by_mail in ('now', 'digest', 'never')),
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, person_id, kind),
  foreign key (workspace_id, person_id) references people
);
select protect('notice_wishes');

-- Mail waits from one hour to the other, in the person's own zone.
alter table people add quiet_from integer check (quiet_from between 0 and 23);
alter table people add quiet_until integer check (quiet_until between 0 and 23);
alter table people add constraint quiet_both check ((quiet_from is null) = (quiet_until is null));

-- An answer to a mail comes back to where it was said; an invitation carries its calendar entry.
alter table mails add reply_to text;
alter table mails add calendar text;
alter table mails add calendar_method text check (calendar_method in ('REQUEST', 'CANCEL', 'REPLY', 'PUBLISH'));
