import { m } from '#platform/words/words.ts'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import type { RecurringPromise } from '../reads.server.ts'
import { planText } from '../say.ts'

/** What comes round in a partnership, under its ledger, or was promised from one record; nothing where nothing does. */
export function RecurringList({
  promises,
  base,
  today,
  clauses = false,
}: {
  promises: readonly RecurringPromise[]
  base: string
  today: string
  /** Whether each says which clause it was made from. */
  clauses?: boolean
}) {
  if (promises.length === 0) return null
  return (
    <Section title={m.recurring_title()} lede={m.recurring_lede()}>
      <Rows label={m.recurring_title()}>
        {promises.map((one) => (
          <Row
            key={one.id}
            title={one.text}
            to={`${base}/recurring-promises/${one.id}`}
            who={
              <>
                {`${one.promisor.name} · ${planText(one, today)}`}
                {clauses && one.clause !== null && (
                  <>
                    <br />
                    {m.agreement_promise_of({ clause: one.clause })}
                  </>
                )}
              </>
            }
            end={
              <DueText tone={one.endedOn === null && one.untouched ? 'soon' : 'plain'}>
                {one.endedOn !== null
                  ? m.recurring_state_ended()
                  : one.untouched
                    ? m.recurring_state_waiting()
                    : m.recurring_state_running()}
              </DueText>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
