-- Proposals are looked for by their words, and by what they are about; a new partnership may name whom it would serve;
-- and taking an acceptance back leaves no record behind that came with it.
alter table proposals
  -- The partnership it is about and who should take part, as they were called when it was proposed.
  add column about text not null default '' check (length(about) <= 4000),
  -- Nothing takes a proposal away; the search asks for this in each of its tables.
  add column deleted_at timestamptz check (deleted_at is null);
update proposals set about = left(concat_ws(' ',
  (select p.name from partnerships p where p.workspace_id = proposals.workspace_id and p.id = proposals.partnership_id),
  (select string_agg(coalesce(o.name, n.name), ' ') from proposal_organizations n
   left join organizations o on o.workspace_id = n.workspace_id and o.id = n.organization_id
   where n.workspace_id = proposals.workspace_id and n.proposal_id = proposals.id)), 4000);
alter table proposals add column search_key text collate "C" not null generated always as
  (' ' || fold(name || ' ' || about || ' ' || left(purpose, 2000) || ' ' || left(reason, 2000)) || ' ') stored;
create index proposals_search on proposals using gin (search_key gin_trgm_ops);

-- Whom a new partnership would serve.
create table proposal_communities (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  proposal_id uuid not null, community_id uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, proposal_id, community_id),
  foreign key (workspace_id, proposal_id) references proposals on delete cascade,
  foreign key (workspace_id, community_id) references communities
);
select protect('proposal_communities');

-- Organizations that came into the records because a proposal that named them was accepted.
create table proposal_additions (
  workspace_id uuid not null references workspaces,
  id uuid not null,
  proposal_id uuid not null, organization_id uuid not null,
  primary key (workspace_id, id),
  unique (workspace_id, proposal_id, organization_id),
  foreign key (workspace_id, proposal_id) references proposals on delete cascade,
  foreign key (workspace_id, organization_id) references organizations
);
select protect('proposal_additions');
