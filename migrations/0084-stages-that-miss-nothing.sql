-- Which partnerships have all that their stage asks for, as it was found last. Finding it out reads most of what a
-- partnership has done, so Today could look at twenty of one's own at most, and took long for those. It is looked at
-- anew after whatever history tells of the partnership, and every day, as evidence grows old.
create table stage_readiness (
  workspace_id uuid not null references workspaces,
  -- The partnership's own.
  id uuid not null,
  -- The latest of its history then; null where there was none.
  last_history_id uuid,
  looked_on date not null,
  stage text not null check (stage in ('advise', 'acclimate', 'activate', 'accelerate')),
  is_ready boolean not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, id) references partnerships on delete cascade
);
select protect('stage_readiness');
comment on table stage_readiness is 'worked out: copies leave it out, and it is made again';
