-- A concern's settlements, those taken up again among them: only the one that holds had an index, so that early
-- warnings read all there ever were once a concern.
create index on concern_settlements (workspace_id, concern_id);

-- Texts whose pen was handed over: few of many, and the only ones that somebody may be waiting for.
create index agreement_turns_handed_over on agreement_turns (workspace_id, agreement_id)
  where given_by_organization_id <> organization_id;
