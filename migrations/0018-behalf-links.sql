-- The link by which a partner says without an account whether something was recorded rightly lapses, after days that
-- the workspace sets. Whoever opens it later asks for a new one, mailed to whom the partner is reached by; the page
-- that was asked still knows its old key, to say so.
alter table workspace_limits drop constraint workspace_limits_name_check;
alter table workspace_limits add constraint workspace_limits_name_check check (name in ('brokenAfterDays', 'behalfLinkDays'));
alter table behalf_acts add column expires_at timestamptz;
alter table behalf_acts add column previous_token_hash text unique;
update behalf_acts set expires_at = recorded_at + interval '60 days' where token_hash is not null;
alter table behalf_acts add check (token_hash is null or expires_at is not null);
