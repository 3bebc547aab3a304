-- Mails may arrive in another order than they were sent: an answer to all of a series keeps its moment, as one to a
-- single meeting does, so that an older one never takes the place of a newer.
alter table meeting_series_invitees add column answered_at timestamptz;
update meeting_series_invitees set answered_at = created_at where answer is not null;
alter table meeting_series_invitees add check ((answer is null) = (answered_at is null));
