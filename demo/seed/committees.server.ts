import { fillSeat } from '#features/partnerships/committees/fill.server.ts'
import { setUpCommittee } from '#features/partnerships/committees/set-up.server.ts'
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
    for (const { organization, person, named, untilDay } of committee.members)
      story.on(named, 'stewarded', committee.name.text, async () => {
        const [tx, behalf] = await circle.word(organization, named)
        return fillSeat(tx, id, {
          personId: town.id('person', person),
          fromOn: town.day(named),
          untilOn: untilDay === undefined ? null : town.day(untilDay),
          ...behalf,
        })
      })
  }
}
