import { endCommittee } from '#features/partnerships/committees/end.server.ts'
import { fillSeat } from '#features/partnerships/committees/fill.server.ts'
import { setUpCommittee } from '#features/partnerships/committees/set-up.server.ts'
import { vacateSeat } from '#features/partnerships/committees/vacate.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { committees } from '../committees.ts'
import type { Circle } from './circle.server.ts'

/** The committees of a partnership, and whom each partner has named. */
export function tellCommittees(circle: Circle): void {
  const { story, town, told } = circle
  for (const committee of committees.filter(({ partnership }) => partnership === told.key)) {
    let id = ''
    story.on(committee.day, 'agreed', committee.name.text, async () => {
      const answer = await setUpCommittee(await circle.as(committee.by, committee.day), {
        partnershipId: circle.id,
        name: committee.name.text,
        purpose: committee.purpose.text,
        language: committee.name.language,
        seats: Object.entries(committee.seats).map(([organization, seats]) => ({
          organizationId: town.id('organization', organization),
          seats,
        })),
      })
      if (!isRefusal(answer)) id = answer.id
      return answer
    })
    for (const { organization, person, named, untilDay, leftDay } of committee.members) {
      let seat = ''
      story.on(named, 'stewarded', committee.name.text, async () => {
        const [tx, behalf] = await circle.word(organization, named)
        const answer = await fillSeat(tx, id, {
          personId: town.id('person', person),
          fromOn: town.day(named),
          untilOn: untilDay === undefined ? null : town.day(untilDay),
          ...behalf,
        })
        if (!isRefusal(answer)) seat = answer.id
        return answer
      })
      if (leftDay !== undefined)
        story.on(leftDay, 'ended', committee.name.text, async () => {
          const [tx] = await circle.word(organization, leftDay)
          return vacateSeat(tx, seat, { endedOn: town.day(leftDay) })
        })
    }
    const { endedDay } = committee
    if (endedDay !== undefined)
      story.on(endedDay, 'ended', committee.name.text, async () =>
        endCommittee(await circle.as(committee.by, endedDay), id, { endedOn: town.day(endedDay) }),
      )
  }
}
