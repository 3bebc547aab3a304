-- A vision, a piece of work and a promise that comes round are found by their words.
alter table vision_versions
  -- Nothing takes a version away; the search asks for this in each of its tables.
  add column deleted_at timestamptz check (deleted_at is null),
  add column search_key text collate "C" not null generated always as (' ' || fold(text) || ' ') stored;
create index vision_versions_search on vision_versions using gin (search_key gin_trgm_ops);
alter table work_pieces add column search_key text collate "C" not null generated always as (' ' || fold(name) || ' ') stored;
create index work_pieces_search on work_pieces using gin (search_key gin_trgm_ops);
alter table recurring_promises add column search_key text collate "C" not null generated always as (' ' || fold(text) || ' ') stored;
create index recurring_promises_search on recurring_promises using gin (search_key gin_trgm_ops);
