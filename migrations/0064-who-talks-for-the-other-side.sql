-- Any two partners can agree how often they talk, so the other side is not always the host: the column says whose
-- person it names.
alter table cadences rename column host_person_id to other_person_id;
