-- A door counts the tries of the last quarter of an hour, whenever they began; a try that was one too
-- many is kept as such, because each of them doubles the wait.
delete from auth.attempt;
alter table auth.attempt rename column window_start to tried_at;
alter table auth.attempt add refused boolean not null default false;
