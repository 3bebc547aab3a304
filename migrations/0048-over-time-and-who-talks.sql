-- Beside what a ledger has come to, the same quarter by quarter, by the side that promised and by the side it was
-- promised to: so that the kept rate of an organization over the years is a sum and not a reading of every promise.
-- [{"organizationId", "side": "by" | "to", "quarter": its first day, "kept", "doneLate", "broken", "renegotiated"}]
alter table ledger_tallies add column quarters jsonb not null default '[]';
update ledger_tallies set tallied_mark = null, tallied_on = null, broken_after_days = null;

-- A communication plan says more than how often: who talks to whom and what for. There can be several lines with one
-- partner, each for something else; what is proposed for the same takes its place once it is agreed.
alter table cadences add column purpose text not null default '' check (length(purpose) <= 300);
alter table cadences add column host_person_id uuid;
alter table cadences add column partner_person_id uuid;
alter table cadences add foreign key (workspace_id, host_person_id) references people on delete set null (host_person_id);
alter table cadences add foreign key (workspace_id, partner_person_id) references people on delete set null (partner_person_id);
drop index cadences_one_running;
drop index cadences_one_proposed;
create unique index cadences_one_running on cadences (workspace_id, partnership_id, organization_id, fold(purpose)) where ended_at is null and accepted_at is not null;
create unique index cadences_one_proposed on cadences (workspace_id, partnership_id, organization_id, fold(purpose)) where ended_at is null and accepted_at is null;
