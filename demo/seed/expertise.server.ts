import { answerExpertise } from '#features/partnerships/expertise/answer.server.ts'
import { creditExpertise } from '#features/partnerships/expertise/credit.server.ts'
import { offerExpertise } from '#features/partnerships/expertise/offer.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { expertise } from '../expertise.ts'
import type { Circle } from './circle.server.ts'

/** What the people and partners of a partnership know, and when it helped. */
export function tellExpertise(circle: Circle): void {
  const { story, town, told } = circle
  for (const one of expertise.filter(({ partnership }) => partnership === told.key)) {
    let id = ''
    story.on(one.day, 'said', one.topic.text, async () => {
      const answer = await offerExpertise(await circle.as(one.by, one.day), {
        organizationId: one.organization === undefined ? null : town.id('organization', one.organization),
        personId: one.person === undefined ? null : town.id('person', one.person),
        topic: one.topic.text,
        details: one.details.text,
        languages: one.languages,
      })
      if (!isRefusal(answer)) id = answer.id
      return answer
    })
    const { accepted } = one
    if (accepted !== undefined)
      story.on(accepted.day, 'said', one.topic.text, async () =>
        answerExpertise(await circle.as(accepted.by, accepted.day), id, true),
      )
    for (const { by, day, whatFor } of one.credits ?? [])
      story.on(day, 'stated', one.topic.text, async () =>
        creditExpertise(await circle.as(by, day), id, {
          partnershipId: circle.id,
          usedOn: town.day(day),
          whatFor: whatFor.text,
          meetingId: null,
        }),
      )
  }
}
