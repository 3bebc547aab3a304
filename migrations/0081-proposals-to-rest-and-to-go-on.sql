-- Two more things only the host's people decide, and anybody may now propose: letting the whole partnership rest, and
-- taking one that is concluded up again. Of each the same waits once at a time.
alter table proposals drop constraint proposals_kind_check;
alter table proposals add constraint proposals_kind_check
  check (kind in ('partnership', 'partner', 'pause', 'conclusion', 'reopening'));
drop index proposals_one_conclusion;
create unique index proposals_one_of_course on proposals (workspace_id, partnership_id, kind)
  where kind in ('pause', 'conclusion', 'reopening') and accepted_at is null and declined_at is null and withdrawn_at is null;
