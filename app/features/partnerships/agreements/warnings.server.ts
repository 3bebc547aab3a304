import { addDays } from '#platform/context/days.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import type { Warning } from '#platform/features/warning.ts'
import { limitOf } from '#platform/settings/change-workspace.server.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { agreementsEndingBy, draftsThatFollow } from './reads.server.ts'
import { belongs } from './send.server.ts'
import { agreementsWhoseSignerLeft } from './waiting.server.ts'

/** An agreement in force whose last day comes near and in whose place nothing is signed. */
export const agreementExpiring = {
  kind: 'agreement',
  label: () => m.warning_kind_agreement(),
  find: async (tx, { partnershipId }) => {
    const days = await limitOf(tx, 'agreementSecondReminderDays')
    const found = await agreementsEndingBy(tx, addDays(tx.today, days), partnershipId)
    const drafts = await draftsThatFollow(
      tx,
      found.map((one) => one.id),
    )
    return found.flatMap((agreement) => {
      const { endsOn } = agreement
      if (endsOn === null) return []
      const draft = drafts.get(agreement.id)
      return [
        {
          kind: 'agreement',
          id: `agreement ${agreement.id}`,
          partnershipId: agreement.partnershipId,
          since: addDays(endsOn, -days),
          text: m.warning_agreement({
            title: agreement.title,
            day: formatDay(endsOn, tx.today),
            when: formatDistance(endsOn, tx.today),
          }),
          records: [{ text: agreement.title, href: `/agreements/${agreement.id}` }],
          next:
            draft === undefined
              ? { text: m.warning_next_agreement(), href: `/agreements/${agreement.id}/follow` }
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
    const found = await agreementsWhoseSignerLeft(tx, partnershipId)
    const drafts = await draftsThatFollow(
      tx,
      found.map((one) => one.id),
    )
    const warnings: Warning[] = []
    for (const agreement of found) {
      const waiting = agreement.standing === 'waiting'
      if (!waiting && agreement.standing !== 'inForce') continue
      for (const signer of agreement.sending?.signers ?? []) {
        if ((waiting && signer.signedAt !== null) || (await belongs(tx, signer))) continue
        const draft = drafts.get(agreement.id)
        const facts = {
          title: agreement.title,
          name: signer.personName,
          organization: signer.organizationName,
        }
        warnings.push({
          kind: 'agreement.signer',
          id: `agreement.signer ${signer.id}`,
          partnershipId: agreement.partnershipId,
          since: null,
          text: waiting ? m.warning_agreement_signer_waiting(facts) : m.warning_agreement_signer(facts),
          records: [{ text: agreement.title, href: `/agreements/${agreement.id}` }],
          next: waiting
            ? { text: m.warning_next_agreement_signer(), href: `/agreements/${agreement.id}` }
            : draft === undefined
              ? { text: m.warning_next_agreement_resign(), href: `/agreements/${agreement.id}/follow` }
              : { text: m.warning_next_agreement_draft(), href: `/agreements/${draft}` },
        })
      }
    }
    return warnings
  },
} satisfies WarningSource
