import {
  proposalInput,
  reviewInput,
  settlementInput,
  voiceInput,
} from '#features/partnerships/decisions/inputs.ts'
import { proposeDecision } from '#features/partnerships/decisions/propose.server.ts'
import { readDecision } from '#features/partnerships/decisions/reads.server.ts'
import { reviewDecision } from '#features/partnerships/decisions/review.server.ts'
import { settleDecision } from '#features/partnerships/decisions/settle.server.ts'
import { giveVoice } from '#features/partnerships/decisions/voice.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { decisions } from '../decisions.ts'
import type { Circle } from './circle.server.ts'

/** What was decided in a partnership, each by whoever speaks for a partner. */
export function tellDecisions(circle: Circle): void {
  const { story, town, told } = circle
  const lead = (organization: string, day: number) =>
    circle.as(circle.leadOf(organization), day, organization)
  for (const decision of decisions.filter((one) => one.partnership === told.key)) {
    const { proposed, settled, what } = decision
    let id = ''
    story.on(proposed.day, 'proposed', what.text, async () => {
      const answer = await proposeDecision(
        await lead(proposed.organization, proposed.day),
        circle.id,
        proposalInput.parse({
          what: what.text,
          why: decision.why.text,
          language: what.language,
          method: decision.method,
          anonymous: decision.anonymous ?? false,
          quorum: decision.quorum ?? null,
          delegateOrganizationId:
            decision.delegate === undefined ? null : town.id('organization', decision.delegate),
          options: decision.options?.map((option) => option.text) ?? [],
          weights: Object.entries(decision.weights ?? {}).map(([organization, weight]) => ({
            organizationId: town.id('organization', organization),
            weight,
          })),
          closesOn: town.day(decision.closesDay),
        }),
      )
      if (!isRefusal(answer)) id = answer.id
      return answer
    })
    for (const { organization, day, said, option, reason } of decision.voices)
      story.on(day, 'voiced', what.text, async () => {
        const [tx, behalf] = await circle.word(organization, day)
        const optionId = option === undefined ? null : (await readDecision(tx, id)).options[option]?.id
        return giveVoice(
          tx,
          id,
          voiceInput.parse({
            stand: said,
            optionId,
            reason: reason?.text ?? '',
            ...behalf,
          }),
        )
      })
    if (settled !== undefined)
      story.on(settled.day, 'settled', what.text, async () =>
        settleDecision(
          await lead(settled.organization, settled.day),
          id,
          settlementInput.parse({
            note: settled.note.text,
            decidedOn: town.day(settled.day),
            reviewOn: settled.reviewDay === undefined ? null : town.day(settled.reviewDay),
          }),
        ),
      )
    for (const review of decision.reviews ?? [])
      story.on(review.day, 'reviewed', what.text, async () =>
        reviewDecision(
          await lead(review.organization, review.day),
          id,
          reviewInput.parse({
            answer: review.answer,
            note: review.note.text,
            reviewedOn: town.day(review.day),
            nextOn: review.nextDay === undefined ? null : town.day(review.nextDay),
          }),
        ),
      )
  }
}
