-- Whoever gets a mail about something that is talked about answers it by mail: an address for each thing and person,
-- of which only a hash stands here. Mails about one thing hang together in the reader's mail program.
create table reply_addresses (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  person_id uuid not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references people
);
create index on reply_addresses (workspace_id, person_id);
create index on reply_addresses (workspace_id, subject_id);
select protect('reply_addresses');
-- Mail comes in before a workspace is known.
create policy door on reply_addresses for select to commonweave_door using (true);
grant select on reply_addresses to commonweave_door;

-- What an answer is about, instead of where it goes: the address is worked out when the mail goes out.
alter table notices drop column reply_to;
alter table notices add reply_kind text, add reply_subject_id uuid;
alter table notices add constraint notices_reply_both check ((reply_kind is null) = (reply_subject_id is null));
alter table mails drop column reply_to;
alter table mails add reply_kind text, add reply_subject_id uuid;
alter table mails add constraint mails_reply_both check ((reply_kind is null) = (reply_subject_id is null));
