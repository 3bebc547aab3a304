-- Whoever went while a pulse was open and had not answered counts as nobody asked. Who it was is forgotten by erasure, so
-- the day is kept in their place; without it they counted as asked again.
alter table pulse_invitations add column gone_on date check (gone_on is null or person_id is null);
comment on column pulse_invitations.gone_on is 'of somebody erased who had not answered: the first day on which they did not stand for the organization';
