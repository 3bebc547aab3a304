import { acknowledgeConcern } from '#features/partnerships/concerns/acknowledge.server.ts'
import { answerAsking, askPartners } from '#features/partnerships/concerns/asking.server.ts'
import { raiseConcern } from '#features/partnerships/concerns/raise.server.ts'
import { sayInConcern } from '#features/partnerships/concerns/say.server.ts'
import { reopenConcern, settleConcern } from '#features/partnerships/concerns/settle.server.ts'
import { acceptStewardship } from '#features/partnerships/concerns/steward.server.ts'
import { answerTrust } from '#features/partnerships/concerns/trust.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { Day } from '../demo.ts'
import type { Concern } from '../shapes/concern.ts'
import type { Circle } from './circle.server.ts'

/** What was raised in a partnership, who saw to it, and what became of it. */
export function tellConcerns(circle: Circle): void {
  const { story, told } = circle
  for (const concern of told.concerns ?? []) tellConcern(circle, concern)
  for (const { day, by, answers } of told.askings ?? []) {
    const what = `anything to talk about in ${told.key}`
    story.on(day, 'asked', what, async () => askPartners(await circle.as(by, day), circle.id))
    for (const { organization, day: on, answer } of answers)
      story.on(on, 'said', what, async () => {
        const [tx, behalf] = await circle.word(organization, on)
        return answerAsking(tx, circle.id, { answer, ...behalf })
      })
  }
}

function tellConcern(circle: Circle, told: Concern): void {
  const { story, town } = circle
  const key = circle.key(told.key)
  const id = () => town.id('concern', key)
  const { acceptedDay, acknowledgedDay, settled } = told
  const steward = (day: Day) =>
    told.outside ? fromOutside(circle, told.steward, day) : circle.as(told.steward, day)
  story.on(told.day, 'concern', key, async () => {
    const answer = await raiseConcern(await circle.as(told.by, told.day), circle.id, {
      summary: told.summary.text,
      about: told.about.text,
      language: told.summary.language,
      openness: told.openness,
      shown: told.shown,
      partyOrganizationIds: told.parties.map((each) => town.id('organization', each)),
      stewardPersonId: town.id('person', told.steward),
    })
    if (!isRefusal(answer)) town.know('concern', key, answer.id)
    return answer
  })
  story.on(acceptedDay, 'stewarded', key, async () => acceptStewardship(await steward(acceptedDay), id()))
  story.on(acknowledgedDay, 'heard', key, async () =>
    acknowledgeConcern(await steward(acknowledgedDay), id()),
  )
  for (const { day, text } of told.said)
    story.on(day, 'heard', key, async () => sayInConcern(await steward(day), id(), { body: text.text }))
  const { before } = told
  if (before !== undefined) {
    const { reopened } = before
    story.on(before.day, 'settled', key, async () =>
      settleConcern(await steward(before.day), id(), { agreed: before.agreed.text }),
    )
    story.on(reopened.day, 'settled', key, async () =>
      reopenConcern(await circle.as(reopened.by, reopened.day), id(), { why: reopened.why.text }),
    )
  }
  if (settled === undefined) return
  story.on(settled.day, 'settled', key, async () =>
    settleConcern(await steward(settled.day), id(), { agreed: settled.agreed.text }),
  )
  for (const { day, by, answer } of settled.trust)
    story.on(day, 'settled', key, async () => answerTrust(await circle.as(by, day), id(), { answer }))
}

/** Somebody who comes by the key of a mail, and takes part in nothing else. */
async function fromOutside(circle: Circle, person: string, day: Day): Promise<Tx> {
  const tx = await circle.town.as(person, day)
  return {
    ...tx,
    actor: {
      ...tx.actor,
      kind: 'link',
      role: 'representative',
      partnerships: new Map([[circle.id, { until: null }]]),
    },
  }
}
