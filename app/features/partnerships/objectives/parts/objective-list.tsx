import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { ButtonLink } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import type { Objective } from '../objective.ts'

type ObjectiveListProps = {
  label: string
  objectives: readonly Objective[]
  goals: readonly { id: string; what: string }[]
  mayChange: (one: Objective) => boolean
  base: string
  today: string
}

/** What one partner wants, with why, and the goals that serve it in the words of whoever said so. */
export function ObjectiveList({ label, objectives, goals, mayChange, base, today }: ObjectiveListProps) {
  const named = new Map(goals.map((goal) => [goal.id, goal.what]))
  return (
    <Rows label={label}>
      {objectives.map((one) => (
        <Row
          key={one.id}
          title={
            <span id={`objective-${one.id}`} lang={one.language ?? undefined}>
              {one.what}
            </span>
          }
          who={
            <>
              {one.why !== '' && (
                <>
                  <span lang={one.language ?? undefined}>{one.why}</span>
                  <br />
                </>
              )}
              {one.goals.filter(({ goalId }) => named.has(goalId)).length === 0 ? (
                <span>{m.objective_unserved()}</span>
              ) : (
                one.goals.map(
                  ({ goalId, why }) =>
                    named.has(goalId) && (
                      <span key={goalId} style={{ display: 'block' }}>
                        {m.objective_served_by()}{' '}
                        <Link to={`${base}/goals/${goalId}`}>{named.get(goalId)}</Link>
                        {why !== '' && <>: {why}</>}
                      </span>
                    ),
                )
              )}
              {one.audience === 'organization' && (
                <span style={{ display: 'block' }}>
                  <AudienceMark audience="organization">{m.objective_only_us()}</AudienceMark>{' '}
                  <WhoSeesLink base={base} partnershipId={one.partnershipId} kind="objective" id={one.id} />
                </span>
              )}
              {one.behalf !== null && <BehalfLabel behalf={one.behalf} today={today} />}
            </>
          }
          end={
            mayChange(one) && (
              <ButtonLink look="quiet" small to={`${base}/objectives/${one.id}/edit`}>
                {m.change()}
                <span className="aloud">: {one.what}</span>
              </ButtonLink>
            )
          }
        />
      ))}
    </Rows>
  )
}
