-- A promise says where it comes from: a clause, an action of a meeting, a remedy of a concern. Conversations keep their own column.
alter table commitments add source_kind text;
alter table commitments add source_id uuid;
alter table commitments add constraint commitments_source check ((source_kind is null) = (source_id is null));
create index commitments_by_source on commitments (workspace_id, source_kind, source_id) where source_id is not null;
