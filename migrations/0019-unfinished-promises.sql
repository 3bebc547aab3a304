-- Beside what a ledger has come to, what of it is not finished: so that what is due among many thousand promises
-- is found without reading those that are done. True at the mark it was tallied at, on every day.
-- [{"id", "promisorId", "dueOn", "open", "disputed", "untouched", "askedFor", "needsAcknowledgement"}], what is
-- false or null left out.
alter table ledger_tallies add column unfinished jsonb not null default '[]';
update ledger_tallies set tallied_mark = null, tallied_on = null, broken_after_days = null;
