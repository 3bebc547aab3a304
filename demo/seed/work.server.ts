import { acceptRoles } from '#features/partnerships/roles/accept.server.ts'
import { arrangeRoles } from '#features/partnerships/roles/arrange.server.ts'
import type { Part } from '#features/partnerships/roles/role.ts'
import { addWorkPiece } from '#features/partnerships/roles/work.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { Day } from '../demo.ts'
import type { Letter, Work } from '../shapes/work.ts'
import type { Circle } from './circle.server.ts'

const parts: Record<Letter, Part> = {
  R: 'responsible',
  A: 'accountable',
  C: 'consulted',
  I: 'informed',
}

/** Who does what in a partnership: each piece of work with its letters, and every partner's word on its own. */
export function tellWork(circle: Circle): void {
  const { story, told, host } = circle
  const days = told.roles.flatMap((work) => work.assignments.map((each) => each.acceptedDay))
  const left = told.partners.flatMap((partner) => partner.left?.day ?? [])
  const settled = Math.max(told.startedDay + 30, ...days.filter((day) => day !== null), ...left)
  const words = new Map<string, { organization: string; day: Day }>()
  for (const work of told.roles) {
    const agreed = work.assignments.map((each) => each.acceptedDay).filter((day) => day !== null)
    // Accepting means all that lies before a partner: what others haven't accepted yet came up later.
    const day = agreed.length > 0 ? Math.min(...agreed) : settled + 1
    story.on(day, 'work', `${work.key} of ${told.key}`, () => arrange(circle, work, day))
    for (const { organization, acceptedDay } of work.assignments)
      if (acceptedDay !== null)
        words.set(`${organization} ${acceptedDay}`, { organization, day: acceptedDay })
      else if (organization === host) words.set(`${organization} ${day}`, { organization, day })
  }
  for (const { organization, day } of words.values())
    story.on(day, 'taken-on', `${organization} accepts its work in ${told.key}`, async () => {
      const onBehalf = told.roles
        .flatMap((work) => work.assignments)
        .find((each) => each.organization === organization && each.acceptedDay === day)?.onBehalf
      const [tx, behalf] =
        onBehalf === undefined
          ? await circle.word(organization, day)
          : await circle.actor({ organization, person: circle.leadOf(host), day }, onBehalf)
      return acceptRoles(tx, circle.id, behalf)
    })
}

async function arrange(circle: Circle, work: Work, day: Day) {
  const { town, host } = circle
  const tx = await circle.as(circle.leadOf(host), day, host)
  const added = await addWorkPiece(tx, circle.id, { name: work.work.text })
  if (isRefusal(added)) return added
  town.know('work', circle.key(work.key), added.id)
  return arrangeRoles(tx, circle.id, {
    cells: work.assignments.map(({ organization, letter }) => ({
      workPieceId: added.id,
      organizationId: town.id('organization', organization),
      part: parts[letter],
      personId: null,
      was: { part: null, personId: null },
    })),
  })
}
