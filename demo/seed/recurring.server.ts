import { fulfil } from '#features/partnerships/commitments/fulfil.server.ts'
import { promisesFrom } from '#features/partnerships/commitments/reads.server.ts'
import { acceptRecurring } from '#features/partnerships/recurring/accept.server.ts'
import { endRecurring } from '#features/partnerships/recurring/end.server.ts'
import { layOutOne, recurringSource } from '#features/partnerships/recurring/lay.server.ts'
import { pledgeRecurring } from '#features/partnerships/recurring/pledge.server.ts'
import { laidAheadDays, occurrenceOf } from '#features/partnerships/recurring/recurring.ts'
import { daysBetween } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { recurring, type ToldRecurring } from '../recurring.ts'
import { type Circle, ourselves } from './circle.server.ts'

/** What partners promised once and keep again and again. */
export function tellRecurring(circle: Circle): void {
  for (const told of recurring) if (told.partnership === circle.told.key) tellOne(circle, told)
}

const layingDays = 60

function tellOne(circle: Circle, told: ToldRecurring): void {
  const { story, town } = circle
  const { promisor, by, pledgedDay, acceptedDay } = told
  const what = `${told.text.text} in ${told.partnership}`
  const plan = {
    rhythm: told.rhythm,
    every: told.every ?? 1,
    startsOn: town.day(told.startsDay) ?? '',
    untilOn: null,
    times: told.times,
  }
  let id = ''
  story.on(pledgedDay, 'pledged', what, async () => {
    const answer = await pledgeRecurring(await circle.as(by, pledgedDay, promisor), {
      partnershipId: circle.id,
      text: told.text.text,
      language: told.text.language,
      details: '',
      ...plan,
      beneficiaryOrganizationIds: told.to.map((each) => town.id('organization', each)),
      responsiblePersonId: town.id('person', by),
      followsId: null,
      sourceKind: null,
      sourceId: null,
      clause: '',
      ...ourselves,
    })
    if (!isRefusal(answer)) id = answer.id
    return answer
  })
  if (acceptedDay === null) return
  story.on(acceptedDay, 'accepted', what, async () => {
    const [tx, behalf] = await circle.word(circle.answering(told.to), acceptedDay)
    return acceptRecurring(tx, id, behalf)
  })
  // As the program does it: every two months the next ones are laid out.
  const times = Array.from({ length: told.times }, (_, nth) => occurrenceOf(plan, nth))
  let laid = town.day(acceptedDay + laidAheadDays)
  for (let day = acceptedDay + layingDays; day <= (told.ended?.day ?? 0); day += layingDays) {
    const until = town.day(day + laidAheadDays)
    if (!times.some((on) => on > laid && on <= until)) continue
    laid = until
    story.on(day, 'accepted', what, () => layOutOne(town.operator(day), id))
  }
  for (const [nth, after] of told.doneAfter.entries()) {
    if (after === null) continue
    const due = occurrenceOf(plan, nth)
    const day = daysBetween(town.day(0) ?? '', due) + after
    story.on(day, 'fulfilled', what, async () => {
      const tx = await circle.as(by, day, promisor)
      const found = (await promisesFrom(tx, recurringSource, id)).find((row) => row.pledgedFor === due)
      if (found === undefined) throw new Error(`nothing is due on ${due}`)
      return fulfil(tx, found.id, { fulfilledOn: town.day(day), note: '', ...ourselves })
    })
  }
  const { ended } = told
  if (ended !== undefined)
    story.on(ended.day, 'withdrawn', what, async () =>
      endRecurring(await circle.as(by, ended.day, promisor), id, {
        lastOn: null,
        reason: ended.reason.text,
        ...ourselves,
      }),
    )
}
