-- What is wrong with minutes is said in one discussion, whatever language it was begun in and whatever the meeting is
-- called since: the discussion says so itself, where its title had to before.
alter table discussions add column of_minutes boolean not null default false;
update discussions set of_minutes = true where subject_kind = 'meeting' and audience = 'partnership'
  and (title like 'About the minutes of %' or title like 'Sobre el acta de %');
alter table discussions add constraint discussions_of_minutes_check
  check (not of_minutes or (subject_kind = 'meeting' and audience = 'partnership'));
