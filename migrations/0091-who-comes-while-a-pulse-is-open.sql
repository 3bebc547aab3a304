-- Who becomes a representative while a pulse is open is asked too. Since when somebody is asked is kept for them, so
-- that a partner that has left reads how many were asked by then.
alter table pulse_invitations add column invited_at timestamptz;
comment on column pulse_invitations.invited_at is 'null: since the wave opened';
