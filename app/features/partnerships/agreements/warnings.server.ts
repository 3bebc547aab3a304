import { addDays } from '#platform/context/days.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { draftsThatFollow } from './reads.server.ts'
import { agreementsEndingBy, judgedById, type LeftSigner, leftSigners } from './waiting.server.ts'

/** An agreement in force whose last day comes near and in whose place nothing is signed. */
export const agreementExpiring = {
  kind: 'agreement',
  label: () => m.warning_kind_agreement(),
  find: async (tx, { partnershipId }) => {
    const days = await limitOf(tx, 'agreementSecondReminderDays')
    const found = await agreementsEndingBy(tx, addDays(tx.today, days), partnershipId)
    return found.map(({ id, partnershipId: of, endsOn }) => ({
      kind: 'agreement',
      id: `agreement ${id}`,
      partnershipId: of,
      since: endsOn === null ? null : addDays(endsOn, -days),
    }))
  },
  tell: async (tx, noticed) => {
    const ids = noticed.map(({ id }) => id.replace('agreement ', ''))
    const agreements = new Map((await judgedById(tx, ids)).map((one) => [`agreement ${one.id}`, one]))
    const drafts = await draftsThatFollow(tx, ids)
    return noticed.flatMap((one) => {
      const agreement = agreements.get(one.id)
      if (agreement === undefined || agreement.endsOn === null) return []
      const { id, title, endsOn } = agreement
      const draft = drafts.get(id)
      return [
        {
          ...one,
          text: m.warning_agreement({
            title,
            day: formatDay(endsOn, tx.today),
            when: formatDistance(endsOn, tx.today),
          }),
          records: [{ text: title, href: `/agreements/${id}` }],
          next:
            draft === undefined
              ? { text: m.warning_next_agreement(), href: `/agreements/${id}/follow` }
              : { text: m.warning_next_agreement_draft(), href: `/agreements/${draft}` },
        },
      ]
    })
  },
} satisfies WarningSource

/** Somebody who signed an agreement in force, or is to sign one that waits, no longer belongs to their organization. */
export const signerLeft = {
  kind: 'agreement.signer',
  label: () => m.warning_kind_agreement_signer(),
  find: async (tx, { partnershipId }) => {
    const found = await leftSigners(tx, { partnershipId })
    const drafts = await draftsThatFollow(
      tx,
      found.map(({ agreement }) => agreement.id),
    )
    return found.map((one) => ({
      kind: 'agreement.signer',
      id: `agreement.signer ${one.signer.id}`,
      partnershipId: one.agreement.partnershipId,
      since: null,
      ...wordsOf(one, drafts.get(one.agreement.id)),
    }))
  },
} satisfies WarningSource

function wordsOf({ agreement: { id, title }, signer, isMissing }: LeftSigner, draft: string | undefined) {
  const facts = { title, name: signer.personName, organization: signer.organizationName }
  return {
    text: isMissing ? m.warning_agreement_signer_waiting(facts) : m.warning_agreement_signer(facts),
    records: [{ text: title, href: `/agreements/${id}` }],
    next: isMissing
      ? { text: m.warning_next_agreement_signer(), href: `/agreements/${id}` }
      : draft === undefined
        ? { text: m.warning_next_agreement_resign(), href: `/agreements/${id}/follow` }
        : { text: m.warning_next_agreement_draft(), href: `/agreements/${draft}` },
  }
}
