-- What waits for a listener said by its place among those who listen to the act whose it is; now it says the noun. What
-- waits from before gets the noun that stood in its place then. The job library makes its tables at the first start.
do $$
begin
  if to_regclass('jobs.job') is not null then
    update jobs.job j set data = jsonb_set(j.data, '{job}', to_jsonb(split_part(was.act, ':', 1) || ':' || was.noun))
    from (select listener.feature || ':' || act as job, act, listener.noun from (values
      ('partnerships', 'partnerships', 'partnership.concluded partnership.reopened partnership.paused partnership.resumed'),
      ('partnerships', 'pulse', 'partnership.resumed:2 partner.accepted:2 pulse.opened pulse.joined pulse.reopened
        representative.added representative.resumed representative.ended'),
      ('partnerships', 'partners', 'partner.accepted partner.declined partner.left partner.answer_taken_back affiliation.ended
        invitation.accepted approval.approved'),
      ('partnerships', 'proposals', 'proposal.made proposal.accepted proposal.declined proposal.withdrawn'),
      ('partnerships', 'behalf', 'behalf.recorded'),
      ('partnerships', 'reviews', 'review.held review.taken_back'),
      ('partnerships', 'commitments', 'commitment.pledged commitment.removed commitment.fulfilled commitment.unfulfilled
        commitment.acknowledged commitment.unacknowledged commitment.disputed commitment.undisputed
        commitment.disputeSettled commitment.disputeReopened commitment.renegotiated
        commitment.unrenegotiated commitment.renegotiationAccepted commitment.renegotiationDeclined
        commitment.renegotiationReopened commitment.withdrawn commitment.unwithdrawn'),
      ('partnerships', 'recurring', 'recurringPromise.pledged recurringPromise.removed recurringPromise.ended recurringPromise.resumed'),
      ('partnerships', 'visions', 'vision.written'),
      ('partnerships', 'roles', 'roles.arranged role.answered'),
      ('partnerships', 'cadences', 'cadence.proposed cadence.ended cadence.accepted cadence.unaccepted'),
      ('partnerships', 'meetings', 'series.started series.changed series.ended series.resumed meeting.called meeting.uncalled
        meeting.changed meeting.cancelled meeting.uncancelled meeting.minutes_sent meeting.minutes_confirmed
        meeting.minutes_unconfirmed'),
      ('partnerships', 'rotas', 'rota.swap_asked rota.swap_accepted rota.swap_declined'),
      ('partnerships', 'committees', 'committee.set_up committee.seat_filled'),
      ('partnerships', 'expertise', 'expertise.proposed expertise.credited'),
      ('partnerships', 'concerns', 'concern.partners_asked concern.answer_taken_back concern.partners_unasked concern.nothing_to_say
        concern.something_to_say'),
      ('partnerships', 'agreements', 'agreement.sent agreement.signed agreement.signer_named agreement.asked_again agreement.declined
        agreement.recalled agreement.ended agreement.continued'),
      ('partnerships', 'turns', 'agreement.handed_over agreement.pen_taken'),
      ('partnerships', 'suggestions', 'suggestion.made suggestion.accepted suggestion.declined'),
      ('partnerships', 'decisions', 'decision.proposed decision.settled'),
      ('journey', 'stages', 'stage.moved stage.move-undone stage.proposed stage.proposal-declined stage.proposal-withdrawn')
    ) listener (feature, noun, acts), regexp_split_to_table(listener.acts, '\s+') act) was
    where j.data ->> 'job' = was.job;
  end if;
end $$;
