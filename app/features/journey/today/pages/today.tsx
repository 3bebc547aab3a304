import { Link, useLoaderData } from 'react-router'
import { askTogether } from '#platform/context/transaction.server.ts'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readCursor, withParams } from '#platform/http/listing.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatNumber, formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { partnershipPolicy } from '../../../partnerships/policy.ts'
import { snoozeInput } from '../inputs.ts'
import { DueGroup } from '../parts/due-group.tsx'
import { PutOff } from '../parts/put-off.tsx'
import { Strip } from '../parts/strip.tsx'
import { readToday } from '../reads.server.ts'
import { groupTitle, hailing, howMuch } from '../say.ts'
import { snooze, wake } from '../snooze.server.ts'
import { readStats } from '../stats.server.ts'
import { groupOf, hailAt, hourIn } from '../today.ts'

export const meta = () => [{ title: m.today_title() }]

/** So many of a group stand on Today, and so many on each page of a group that is looked at alone. */
const most = { together: 6, alone: 30 } as const

export const loader = load(async (tx, { url, base }) => {
  const group = groupOf(url.searchParams.get('group'))
  const [due, stats] = await askTogether([
    readToday(tx, {
      most: group === undefined ? most.together : most.alone,
      group,
      cursor: readCursor(url.searchParams.get('cursor')),
    }),
    readStats(tx),
  ])
  return {
    ...due,
    group: group ?? null,
    isFirst: url.searchParams.get('cursor') === null,
    here: url.pathname + url.search,
    stats,
    today: tx.today,
    hail: hailAt(hourIn(tx.timeZone, tx.now)),
    name: tx.actor.name,
    organizationId: tx.actor.organizationId,
    base,
    can: {
      snooze: tx.actor.personId !== null,
      log: can(tx.actor, partnershipPolicy.workTogether),
    },
  }
})

/** Putting one thing off, or bringing it back. */
export const action = act(async (tx, { form, url, base }) => {
  const wanted = form.get('act')
  const here = withParams(`${base}/today`, { group: url.searchParams.get('group') })
  if (wanted === 'wake') {
    const { historyId } = await wake(tx, String(form.get('id')))
    return done(here, m.today_woken(), historyId)
  }
  if (wanted !== 'snooze') throw new NotFound()
  if (!form.has('untilOn')) form.set('untilOn', form.get('day') ?? '')
  const input = parseForm(snoozeInput, form)
  const answer = await snooze(tx, input)
  if (isRefusal(answer)) return answer
  return done(here, m.today_snoozed({ day: formatDay(input.untilOn, tx.today) }), answer.historyId)
})

export default function TodayPage() {
  const data = useLoaderData<typeof loader>()
  const { count, late, putOff, stats, today, hail, name, organizationId, base, can: may } = data
  const { problem } = useProblem()
  const shown = data.groups.filter(
    (one) => one.count > 0 && (data.group === null || one.group === data.group),
  )
  return (
    <>
      <PageHead eyebrow={formatWeekday(today)} title={`${hailing(hail, name)} ${howMuch({ count, late })}`} />
      <FormTrouble problem={problem} />
      <Strip stats={stats} base={base} organizationId={organizationId} />
      {data.group !== null && (
        <p style={{ marginTop: 'var(--s3)' }}>
          <Link to={`${base}/today`}>{m.today_all()}</Link>
        </p>
      )}
      {shown.map((one) => (
        <DueGroup
          key={one.group}
          group={one.group}
          items={one.items}
          base={base}
          today={today}
          here={data.here}
          can={{ snooze: may.snooze, do: may.log }}
        >
          {data.group === null ? (
            one.count > one.items.length && (
              <p style={{ marginTop: 'var(--s3)' }}>
                <Link to={`${base}/today?group=${one.group}`}>
                  {m.today_more({ count: formatNumber(one.count), group: groupTitle(one.group) })}
                </Link>
              </p>
            )
          ) : (
            <ListFoot
              here={data.here}
              shown={one.items.length}
              total={one.count}
              begun={!data.isFirst}
              next={one.next}
            />
          )}
        </DueGroup>
      ))}
      {count > 0 && shown.length === 0 && <p className="soft">{m.today_group_empty()}</p>}
      {count === 0 && (
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
