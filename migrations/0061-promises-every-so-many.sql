-- A promise can come round every second week or every fourth month too, as a series of meetings does.
alter table recurring_promises add column every integer not null default 1 check (every between 1 and 52);
