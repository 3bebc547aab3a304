-- Minutes whose writing is undone come back as a draft of whoever wrote them. The draft says in which language they
-- were, so that what is saved again is marked, read aloud and hyphenated as what it is. Null where nothing was saved yet.
alter table minutes_drafts add column language text;
