import { sql } from 'kysely'
import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { RateFigure } from '#ui/rate-figure/rate-figure.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import { behalfSummaries } from '../../behalf/reads.server.ts'
import { isOpen, keptRate } from '../../commitments/commitment.ts'
import { CommitmentRow } from '../../commitments/parts/commitment-row.tsx'
import { type LedgerRow, promisesFrom } from '../../commitments/reads.server.ts'
import { rateText } from '../../commitments/say.ts'
import { sourceOf } from '../../commitments/source.server.ts'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { recurringSource } from '../lay.server.ts'
import { abilitiesOf } from '../open.server.ts'
import { reachableRecurring, readRecurring } from '../reads.server.ts'
import { removeRecurring } from '../remove.server.ts'
import { planText } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: { promise: { text: string } } }) => [
  { title: data?.promise.text ?? m.recurring_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const promise = await readRecurring(tx, params.recurring ?? '')
  const partnership = await readPartnership(tx, promise.partnershipId)
  const sides = abilitiesOf(tx, partnership, promise)
  const times = await promisesFrom(tx, recurringSource, promise.id)
  const around = await reachableRecurring(
    tx,
    sql`(k.id = ${promise.followsId} or k.follows_id = ${promise.id})`,
  )
  const inOrder = times.toSorted((a, b) => ((a.standing.dueOn ?? '') < (b.standing.dueOn ?? '') ? -1 : 1))
  const behalfs = await behalfSummaries(tx, [
    promise.behalfId,
    ...promise.accepted.map((one) => one.behalfId),
  ])
  return {
    promise,
    open: inOrder.filter((row) => isOpen(row.standing)),
    past: inOrder.filter((row) => !isOpen(row.standing)).reverse(),
    rate: keptRate(times.map((row) => row.standing)),
    around: around.map(({ id, text, followsId }) => ({ id, text, before: followsId !== promise.id })),
    behalfs: [...behalfs.values()],
    source: await sourceOf(tx, promise),
    history: await historyOf(tx, { subjectKind: recurringSource, subjectId: promise.id }, { most: 10 }),
    can: {
      accept: sides.accept.length > 0 && promise.untouched,
      change: sides.change.length > 0,
      follow: sides.follow.length > 0,
      end: sides.end.length > 0,
      remove: sides.remove.length > 0,
      check: sides.change.some((side) => side.id === tx.actor.organizationId),
    },
    today: tx.today,
    base,
  }
})

/** The page's one act: taking it away, with the way back. */
export const action = act(async (tx, { params, base }) => {
  const id = params.recurring ?? ''
  const { partnershipId } = await readRecurring(tx, id)
  const removed = await removeRecurring(tx, id)
  if (isRefusal(removed)) return removed
  return done(
    `${base}/partnerships/${partnershipId}/commitments`,
    m.commitment_said_removed(),
    removed.historyId,
  )
})

export default function RecurringPage() {
  const {
    promise,
    open,
    past,
    rate,
    around,
    behalfs,
    source,
    history,
    can: may,
    today,
    base,
  } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/recurring-promises/${promise.id}`
  const partnership = `${base}/partnerships/${promise.partnershipId}`
  const figure = rateText(rate)
  const behalfOf = (id: string | null) => {
    const found = behalfs.find((one) => one.id === id)
    return found === undefined ? null : <BehalfLabel behalf={found} today={today} />
  }
  const rows = (title: string, of: LedgerRow[], check: boolean) => (
    <Rows label={title}>
      {of.map((row) => (
        <CommitmentRow key={row.id} row={row} base={base} today={today} check={check} />
      ))}
    </Rows>
  )
  return (
    <>
      <RecordHead
        base={base}
        partnership={{ id: promise.partnershipId, name: promise.partnershipName }}
        among={{ label: m.commitments_title(), path: '/commitments' }}
        title={promise.text}
        lede={m.recurring_quoted_by({
          promisor: promise.promisor.name,
          names: formatList(promise.beneficiaries.map((one) => one.name)),
          plan: planText(promise, today),
        })}
        actions={
          <>
            {may.accept && (
              <ButtonLink look="go" to={`${here}/accept`}>
                {m.commitment_accept()}
              </ButtonLink>
            )}
            {(may.change || may.end || may.remove) && (
              <Menu label={m.more()} aloud={m.commitment_more()}>
                {may.change && <MenuLink to={`${here}/edit`}>{m.change()}</MenuLink>}
                {may.follow && (
                  <MenuLink to={`${partnership}/recurring-promises/new?follows=${promise.id}`}>
                    {m.recurring_follow()}
                  </MenuLink>
                )}
                {may.end && <MenuLink to={`${here}/end`}>{m.recurring_end()}</MenuLink>}
                {may.remove && (
                  <Form method="post">
                    <MenuButton danger>{m.remove()}</MenuButton>
                  </Form>
                )}
              </Menu>
            )}
          </>
        }
      />
      <FormTrouble problem={problem} />
      {figure !== null && <RateFigure {...figure} />}
      {promise.details !== '' && <p className="prose">{promise.details}</p>}
      <Section title={m.commitment_state()}>
        <KeyValues
          items={[
            {
              term: m.recurring_accepted(),
              value:
                promise.accepted.length === 0
                  ? m.recurring_accepted_nobody()
                  : promise.accepted.map((one) => (
                      <div key={one.organizationId}>
                        {m.recurring_accepted_by({
                          organization: one.organization,
                          day: formatDay(one.acceptedOn, today),
                        })}{' '}
                        {behalfOf(one.behalfId)}
                      </div>
                    )),
            },
            ...(promise.behalfId === null
              ? []
              : [{ term: m.commitment_pledge_recorded(), value: behalfOf(promise.behalfId) }]),
            ...(promise.responsible === null
              ? []
              : [{ term: m.commitment_responsible(), value: promise.responsible.name }]),
            ...(source === null
              ? []
              : [
                  {
                    term: m.commitment_comes_from(),
                    value: <Link to={`${base}${source.href}`}>{source.title}</Link>,
                  },
                ]),
            ...(promise.clause === null ? [] : [{ term: m.commitment_clause(), value: promise.clause }]),
            ...around.map((one) => ({
              term: one.before ? m.recurring_before() : m.recurring_after(),
              value: <Link to={`${base}/recurring-promises/${one.id}`}>{one.text}</Link>,
            })),
            ...(promise.endedOn === null
              ? []
              : [
                  {
                    term: m.recurring_state_ended(),
                    value: m.recurring_ended_because({
                      day: formatDay(promise.endedOn, today),
                      reason: promise.endedReason,
                    }),
                  },
                ]),
          ]}
        />
      </Section>
      <Section title={m.recurring_to_come()}>
        {open.length === 0 ? (
          <EmptyState level={3} title={m.recurring_none_yet()}>
            <p>{promise.untouched ? m.recurring_none_waiting() : m.recurring_none_more()}</p>
          </EmptyState>
        ) : (
          rows(m.recurring_to_come(), open, may.check)
        )}
      </Section>
      {past.length > 0 && (
        <Section title={m.recurring_past()}>{rows(m.recurring_past(), past, false)}</Section>
      )}
      <Section title={m.recurring_history()}>
        <History lines={history} />
      </Section>
    </>
  )
}
