-- What partners put in writing. The text is kept in versions that are never written over. Sending one for signature
-- freezes the whole document with its SHA-256; who signs, declines or calls it back is a row with who and when, and
-- no one, not even this program, can change what was sent or signed.
create table agreements (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  partnership_id uuid not null,
  kind text not null check (kind in ('mou', 'data-sharing', 'service', 'sponsorship', 'support-letter')),
  title text not null check (length(title) between 1 and 300),
  begins_on date, ends_on date,
  language text,
  -- The agreement it amends or renews: in its place once it is signed.
  follows_id uuid,
  follows_as text check (follows_as in ('amendment', 'renewal')),
  organization_id uuid not null, drafted_by_person_id uuid,
  search_key text collate "C" not null generated always as (fold(title)) stored,
  version integer not null default 1,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, partnership_id) references partnerships,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, follows_id) references agreements on delete set null (follows_id),
  check (begins_on <= ends_on)
);
create index on agreements (workspace_id, partnership_id);
create index on agreements (workspace_id, follows_id) where follows_id is not null;
create index on agreements (workspace_id, ends_on) where ends_on is not null;
create index agreements_search on agreements using gin (search_key gin_trgm_ops);
select protect('agreements');

create table agreement_texts (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  agreement_id uuid not null,
  number integer not null check (number >= 1),
  body text not null check (length(body) <= 100000),
  organization_id uuid not null, written_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, agreement_id, number),
  foreign key (workspace_id, agreement_id) references agreements on delete cascade,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('agreement_texts');

create table agreement_sendings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  agreement_id uuid not null,
  text_id uuid not null,
  -- Title, parties, days and text, as they are signed; and what this exact text is known by.
  document text not null check (length(document) between 1 and 120000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  in_order boolean not null,
  message text not null default '' check (length(message) <= 2000),
  organization_id uuid not null, sent_by_person_id uuid,
  sent_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, agreement_id) references agreements on delete cascade,
  foreign key (workspace_id, text_id) references agreement_texts,
  foreign key (workspace_id, organization_id) references organizations
);
create index on agreement_sendings (workspace_id, agreement_id);
select protect('agreement_sendings');

-- Who signs for each partner. The link in the mail is known by its hash only.
create table agreement_signers (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  sending_id uuid not null,
  organization_id uuid not null, person_id uuid not null,
  position integer not null check (position >= 1),
  asked_at timestamptz,
  token_hash text unique, expires_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, sending_id, position),
  foreign key (workspace_id, sending_id) references agreement_sendings on delete cascade,
  foreign key (workspace_id, organization_id) references organizations,
  foreign key (workspace_id, person_id) references people,
  check (token_hash is null or expires_at is not null)
);
create index on agreement_signers (workspace_id, person_id);
select protect('agreement_signers');
create policy door on agreement_signers for select to commonweave_door using (true);
grant select on agreement_signers to commonweave_door;
create policy door on agreement_sendings for select to commonweave_door using (true);
grant select on agreement_sendings to commonweave_door;
create policy door on agreements for select to commonweave_door using (true);
grant select on agreements to commonweave_door;

create table agreement_signatures (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  signer_id uuid not null,
  name text not null, signature text not null check (length(signature) between 1 and 300),
  drawing text check (length(drawing) <= 20000),
  consent text not null check (length(consent) between 1 and 2000),
  sha256 text not null,
  way text not null check (way in ('signed-in', 'link')),
  address text not null default '',
  signed_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, signer_id),
  foreign key (workspace_id, signer_id) references agreement_signers on delete cascade
);
select protect('agreement_signatures');

create table agreement_refusals (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  signer_id uuid not null,
  reason text not null check (length(reason) between 1 and 2000),
  declined_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, signer_id),
  foreign key (workspace_id, signer_id) references agreement_signers on delete cascade
);
select protect('agreement_refusals');

-- Called back before all had signed.
create table agreement_recalls (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  sending_id uuid not null,
  reason text not null check (length(reason) between 1 and 2000),
  organization_id uuid not null, recalled_by_person_id uuid,
  recalled_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, sending_id),
  foreign key (workspace_id, sending_id) references agreement_sendings on delete cascade,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('agreement_recalls');

create table agreement_endings (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  agreement_id uuid not null,
  ended_on date not null,
  reason text not null check (length(reason) between 1 and 2000),
  organization_id uuid not null, ended_by_person_id uuid,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, agreement_id),
  foreign key (workspace_id, agreement_id) references agreements on delete cascade,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('agreement_endings');

-- The last wall behind the rules: what was written, sent and signed stays as it was. Only pointers to people and
-- organizations may move (two records of one person that become one), and an address may be erased.
create function keep_agreement_text() returns trigger language plpgsql as $$
begin
  if (new.agreement_id, new.number, new.body) is distinct from (old.agreement_id, old.number, old.body) then
    raise exception 'a version of an agreement is never written over';
  end if;
  return new;
end $$;
create trigger kept before update on agreement_texts for each row execute function keep_agreement_text();

create function keep_agreement_sending() returns trigger language plpgsql as $$
begin
  if (new.agreement_id, new.text_id, new.document, new.sha256, new.in_order, new.sent_at)
    is distinct from (old.agreement_id, old.text_id, old.document, old.sha256, old.in_order, old.sent_at) then
    raise exception 'what was sent for signature can not change';
  end if;
  return new;
end $$;
create trigger kept before update on agreement_sendings for each row execute function keep_agreement_sending();

create function keep_agreement_signature() returns trigger language plpgsql as $$
begin
  if (new.signer_id, new.name, new.signature, new.drawing, new.consent, new.sha256, new.way, new.signed_at)
    is distinct from (old.signer_id, old.name, old.signature, old.drawing, old.consent, old.sha256, old.way, old.signed_at)
    or (new.address <> old.address and new.address <> '') then
    raise exception 'a signature can not change';
  end if;
  return new;
end $$;
create trigger kept before update on agreement_signatures for each row execute function keep_agreement_signature();

revoke delete on agreement_texts, agreement_sendings, agreement_signers, agreement_signatures, agreement_refusals, agreement_recalls
  from commonweave_app;
