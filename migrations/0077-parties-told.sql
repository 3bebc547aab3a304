-- Whom a concern is about is told once, when they begin to see it: at once, of an anonymous one in the morning, and where
-- nothing was to be seen until it was acknowledged, then. Those who see one already have found it.
alter table concern_parties add column told_on date;
update concern_parties p set told_on = c.raised_on from concerns c
where c.workspace_id = p.workspace_id and c.id = p.concern_id
  and (c.shown <> 'nothing' or exists (select 1 from concern_acknowledgements a
    where a.workspace_id = c.workspace_id and a.concern_id = c.id));
