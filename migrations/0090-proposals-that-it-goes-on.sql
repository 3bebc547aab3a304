-- A partnership that rests goes on when the host's people say so; anybody of either side may now propose it, as they
-- propose the rest itself. The same waits once at a time.
alter table proposals drop constraint proposals_kind_check;
alter table proposals add constraint proposals_kind_check
  check (kind in ('partnership', 'partner', 'pause', 'resumption', 'conclusion', 'reopening'));
drop index proposals_one_of_course;
create unique index proposals_one_of_course on proposals (workspace_id, partnership_id, kind)
  where kind in ('pause', 'resumption', 'conclusion', 'reopening') and accepted_at is null and declined_at is null
  and withdrawn_at is null;
