import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'

type ActionsProps = {
  here: string
  /** Where a touchpoint with this partnership is logged. */
  log: string
  can: {
    work: boolean
    keep: boolean
    decide: boolean
    propose: boolean
    change: boolean
    conclude: boolean
    /** Propose what one may not do by oneself: a further partner, the conclusion. */
    proposeMore: boolean
    invitePartner: boolean
  }
}

/** What one does most with a partnership, then the rest behind one word. */
export function Actions({ here, log, can: may }: ActionsProps) {
  if (!may.work && !may.change && !may.conclude) return null
  return (
    <>
      {may.work && (
        <ButtonLink look="go" to={log}>
          {m.overview_log()}
        </ButtonLink>
      )}
      {may.keep && <ButtonLink to={`${here}/commitments/new`}>{m.overview_promise()}</ButtonLink>}
      {may.work && <ButtonLink to={`${here}/meetings/new`}>{m.meeting_call()}</ButtonLink>}
      <Menu label={m.more()}>
        {may.work && <MenuLink to={`${here}/goals/new`}>{m.overview_goal()}</MenuLink>}
        {may.work && <MenuLink to={`${here}/decisions/new`}>{m.decision_add()}</MenuLink>}
        {may.work && <MenuLink to={`${here}/discussions/new`}>{m.discussion_begin()}</MenuLink>}
        {may.work && <MenuLink to={`${here}/concerns/new`}>{m.concern_raise()}</MenuLink>}
        {may.decide ? (
          <MenuLink to={`${here}/journey/move`}>{m.journey_move()}</MenuLink>
        ) : (
          may.propose && <MenuLink to={`${here}/journey/propose`}>{m.journey_propose()}</MenuLink>
        )}
        {may.change && <MenuLink to={`${here}/edit`}>{m.overview_settings()}</MenuLink>}
        {may.proposeMore && !may.invitePartner && (
          <MenuLink to={`${here}/propose-partner`}>{m.proposal_partner()}</MenuLink>
        )}
        {may.conclude ? (
          <MenuLink to={`${here}/conclude`}>{m.overview_conclude()}</MenuLink>
        ) : (
          may.proposeMore && <MenuLink to={`${here}/propose-conclusion`}>{m.proposal_conclusion()}</MenuLink>
        )}
      </Menu>
    </>
  )
}
