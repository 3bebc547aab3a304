import { useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay, formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { snoozeInput } from '../inputs.ts'
import { DueGroup } from '../parts/due-group.tsx'
import { PutOff } from '../parts/put-off.tsx'
import { Strip } from '../parts/strip.tsx'
import { readToday } from '../reads.server.ts'
import { hailing, howMuch } from '../say.ts'
import { snooze, wake } from '../snooze.server.ts'
import { readStats } from '../stats.server.ts'
import { groups, hailAt, hourIn } from '../today.ts'

export const meta = () => [{ title: m.today_title() }]

export const loader = load(async (tx, { base }) => ({
  ...(await readToday(tx)),
  stats: await readStats(tx),
  today: tx.today,
  hail: hailAt(hourIn(tx.timeZone, tx.now)),
  name: tx.actor.name,
  organizationId: tx.actor.organizationId,
  base,
  can: { snooze: tx.actor.personId !== null, log: tx.actor.role !== 'viewer' },
}))

/** Putting one thing off, or bringing it back. */
export const action = act(async (tx, { form, base }) => {
  const wanted = form.get('act')
  if (wanted === 'wake') {
    const { historyId } = await wake(tx, String(form.get('id')))
    return done(`${base}/today`, m.today_woken(), historyId)
  }
  if (wanted !== 'snooze') throw new NotFound()
  const input = parseForm(snoozeInput, form)
  const answer = await snooze(tx, input)
  if (isRefusal(answer)) return answer
  return done(`${base}/today`, m.today_snoozed({ day: formatDay(input.untilOn, tx.today) }), answer.historyId)
})

export default function TodayPage() {
  const {
    items,
    putOff,
    stats,
    today,
    hail,
    name,
    organizationId,
    base,
    can: may,
  } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  return (
    <>
      <PageHead eyebrow={formatWeekday(today)} title={`${hailing(hail, name)} ${howMuch(items)}`} />
      <FormTrouble problem={problem} />
      <Strip stats={stats} base={base} organizationId={organizationId} />
      {groups.map((group) => (
        <DueGroup
          key={group}
          group={group}
          items={items.filter((item) => item.group === group)}
          base={base}
          today={today}
          canSnooze={may.snooze}
        />
      ))}
      {items.length === 0 && (
        <EmptyState
          title={m.today_empty_title()}
          action={
            may.log ? (
              <ButtonLink look="go" to={`${base}/touchpoints/new`}>
                {m.today_empty_log()}
              </ButtonLink>
            ) : (
              <ButtonLink to={`${base}/partnerships`}>{m.today_empty_partnerships()}</ButtonLink>
            )
          }
        >
          <p>{m.today_empty_why()}</p>
        </EmptyState>
      )}
      <PutOff entries={putOff} base={base} today={today} />
    </>
  )
}
