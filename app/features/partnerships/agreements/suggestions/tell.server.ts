import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import { readAgreement } from '../reads.server.ts'
import { thoseOf } from '../turns/tell.server.ts'
import { suggestionsById } from './reads.server.ts'
import type { Suggestion } from './suggestion.ts'

export const suggestionNotice: NoticeKind = {
  kind: 'agreement.suggestion',
  label: () => m.notice_kind_agreement_suggestion(),
  theme: 'agreements',
  byMail: 'digest',
}

const about = ({ id, agreementId, partnershipId }: Suggestion) => ({
  kind: suggestionNotice.kind,
  subject: { kind: 'suggestion', id },
  partnershipId,
  href: `/agreements/${agreementId}/suggestions#suggestion-${id}`,
})

/** Job: the side that has the pen hears of a suggestion; its own people see theirs on the page. */
export const tellSuggested: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [suggestion] = await suggestionsById(tx, [String(event.subjectId)])
    if (suggestion === undefined || suggestion.standing !== 'open') return
    const { turn } = await readAgreement(tx, suggestion.agreementId)
    if (turn.organizationId === suggestion.organizationId) return
    await notify(tx, {
      ...about(suggestion),
      to: await thoseOf(tx, suggestion.partnershipId, turn.organizationId),
      say: () =>
        m.notice_agreement_suggestion({
          title: suggestion.agreementTitle,
          name: suggestion.personName ?? suggestion.organizationName,
          organization: suggestion.organizationName,
        }),
      quote: suggestion.why,
    })
  })

/** Job: whoever suggested something hears what came of it. */
export const tellSettled: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [suggestion] = await suggestionsById(tx, [String(event.subjectId)])
    if (suggestion?.outcome == null || suggestion.personId === null) return
    const { outcome, standing } = suggestion
    await notify(tx, {
      ...about(suggestion),
      to: [suggestion.personId],
      say: () =>
        (standing === 'accepted'
          ? m.notice_agreement_suggestion_accepted
          : m.notice_agreement_suggestion_declined)({
          title: suggestion.agreementTitle,
          organization: outcome.organizationName,
        }),
      quote: outcome.reason,
    })
  })
