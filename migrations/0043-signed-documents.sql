-- A board chair who signed without a sign-in gets the signed document too, by a link of its own; and the audit page of
-- that document says when each signer first opened it.
alter table agreement_signers
  add column opened_at timestamptz,
  add column copy_token_hash text unique,
  add column copy_expires_at timestamptz,
  add constraint agreement_signers_copy_check check (copy_token_hash is null or copy_expires_at is not null);

-- A promise made of a clause quotes it, word by word, as it was signed.
create table agreement_clauses (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  agreement_id uuid not null,
  commitment_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, commitment_id),
  foreign key (workspace_id, agreement_id) references agreements on delete cascade,
  foreign key (workspace_id, commitment_id) references commitments on delete cascade
);
create index on agreement_clauses (workspace_id, agreement_id);
select protect('agreement_clauses');
