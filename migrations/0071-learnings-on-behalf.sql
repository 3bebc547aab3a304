-- A partner that doesn't sign in learns of its community too: what it told us is written down for it, and waits for its word.
alter table learnings add column behalf_id uuid,
  add foreign key (workspace_id, behalf_id) references behalf_acts on delete set null (behalf_id);
create index learnings_of_community on learnings (workspace_id, community_id);
