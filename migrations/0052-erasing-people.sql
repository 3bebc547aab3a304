-- A person asks to be forgotten: what is known of them goes, and the emptied record stays, so that what they did with
-- others still has somebody to lead to. The moment says that it was emptied, and keeps it from being filled again.
alter table people add column erased_at timestamptz;
alter table people add constraint erased_is_gone check (erased_at is null or (deleted_at is not null and email is null and phone is null and extra = '{}'));
