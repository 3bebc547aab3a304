import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../../policy.ts'
import type { Agreement } from '../agreement.ts'
import { agreementsById } from '../reads.server.ts'
import { openSuggestions } from '../suggestions/reads.server.ts'
import { othersWait, textsToWrite } from '../waiting.server.ts'
import { isHandedOver } from './turn.ts'

/** Texts of which the own side has the pen while others wait: it was handed over, or they have suggested something. */
export const turnsDue = {
  perhaps: (tx: Tx) => sql`exists (${othersWait(tx)})`,
  find: async (tx: Tx): Promise<Due[]> => {
    if (!can(tx.actor, partnershipPolicy.workTogether)) return []
    return (await textsToWrite(tx)).map((text) => ({
      kind: isHandedOver(text) ? 'agreement.turn' : 'agreement.suggestions',
      recordId: text.id,
      partnershipId: text.partnershipId,
      group: 'waiting',
      dueOn: isHandedOver(text) ? dayIn(tx.workspace.timeZone, text.givenAt) : null,
    }))
  },
  tell: async (tx: Tx, dues: readonly Due[]): Promise<DueItem[]> => {
    const ids = dues.map((due) => due.recordId)
    const agreements = new Map((await agreementsById(tx, ids)).map((one) => [one.id, one]))
    const suggestions = await openSuggestions(tx, ids)
    return dues.flatMap((due) => {
      const agreement = agreements.get(due.recordId)
      if (agreement === undefined) return []
      const count = suggestions.filter(
        (one) => one.agreementId === due.recordId && one.organizationId !== tx.actor.organizationId,
      ).length
      return [
        { ...due, ...(due.dueOn === null ? toAnswer(agreement, count) : toWrite(tx, agreement, count)) },
      ]
    })
  },
} satisfies DueSource

type Words = Pick<DueItem, 'title' | 'why' | 'when' | 'href' | 'doneHref'>

function toWrite(tx: Tx, agreement: Agreement, suggestions: number): Words {
  const { turn } = agreement
  const facts = { organization: turn.givenByOrganizationName, partnership: agreement.partnershipName }
  return {
    title: m.agreement_due_turn({ title: agreement.title }),
    why:
      suggestions > 0
        ? m.agreement_due_turn_why_suggestions({ ...facts, count: suggestions })
        : m.agreement_due_turn_why(facts),
    when: formatDay(dayIn(tx.workspace.timeZone, turn.givenAt), tx.today),
    href: `/agreements/${agreement.id}`,
    doneHref: `/agreements/${agreement.id}/hand`,
  }
}

const toAnswer = (agreement: Agreement, count: number): Words => ({
  title: m.agreement_due_suggestions({ title: agreement.title }),
  why: m.agreement_due_suggestions_why({ partnership: agreement.partnershipName, count }),
  when: '',
  href: `/agreements/${agreement.id}/suggestions`,
  doneHref: null,
})
