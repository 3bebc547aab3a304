-- Saved minutes are found by what they say. Drafts are not: what somebody types is only theirs to save.
alter table meeting_minutes
  -- Nothing takes minutes away; the search asks for this in each of its tables.
  add column deleted_at timestamptz check (deleted_at is null),
  add column search_key text collate "C" not null generated always as (' ' || fold(text) || ' ') stored;
create index meeting_minutes_search on meeting_minutes using gin (search_key gin_trgm_ops);
