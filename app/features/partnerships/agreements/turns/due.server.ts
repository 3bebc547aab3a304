import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../../policy.ts'
import type { Agreement } from '../agreement.ts'
import { openSuggestions } from '../suggestions/reads.server.ts'
import { agreementsToWrite } from '../waiting.server.ts'
import { isHandedOver } from './turn.ts'

/** Texts of which the own side has the pen while others wait: it was handed over, or they have suggested something. */
export const turnsDue: DueSource = {
  find: async (tx) => {
    if (!can(tx.actor, partnershipPolicy.workTogether)) return []
    const found = await agreementsToWrite(tx)
    const suggestions = await openSuggestions(
      tx,
      found.map((one) => one.id),
    )
    return found.map((agreement) => {
      const count = suggestions.filter(
        (one) => one.agreementId === agreement.id && one.organizationId !== tx.actor.organizationId,
      ).length
      return isHandedOver(agreement.turn) ? toWrite(tx, agreement, count) : toAnswer(agreement, count)
    })
  },
}

const about = (agreement: Agreement, kind: string) => ({
  kind,
  recordId: agreement.id,
  partnershipId: agreement.partnershipId,
  group: 'waiting' as const,
})

function toWrite(tx: Tx, agreement: Agreement, suggestions: number): DueItem {
  const { turn } = agreement
  const since = dayIn(tx.workspace.timeZone, turn.givenAt)
  const facts = { organization: turn.givenByOrganizationName, partnership: agreement.partnershipName }
  return {
    ...about(agreement, 'agreement.turn'),
    dueOn: since,
    title: m.agreement_due_turn({ title: agreement.title }),
    why:
      suggestions > 0
        ? m.agreement_due_turn_why_suggestions({ ...facts, count: suggestions })
        : m.agreement_due_turn_why(facts),
    when: formatDay(since, tx.today),
    href: `/agreements/${agreement.id}`,
    doneHref: `/agreements/${agreement.id}/hand`,
  }
}

const toAnswer = (agreement: Agreement, count: number): DueItem => ({
  ...about(agreement, 'agreement.suggestions'),
  dueOn: null,
  title: m.agreement_due_suggestions({ title: agreement.title }),
  why: m.agreement_due_suggestions_why({ partnership: agreement.partnershipName, count }),
  when: '',
  href: `/agreements/${agreement.id}/suggestions`,
  doneHref: null,
})
