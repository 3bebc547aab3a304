-- Beside what a ledger has come to, the same quarter by quarter, by the side that promised and by the side it was
-- promised to: so that the kept rate of an organization over the years is a sum and not a reading of every promise.
-- [{"organizationId", "side": "by" | "to", "quarter": its first day, "kept", "doneLate", "broken", "renegotiated"}]
alter table ledger_tallies add column quarters jsonb not null default '[]';
update ledger_tallies set tallied_mark = null, tallied_on = null, broken_after_days = null;
