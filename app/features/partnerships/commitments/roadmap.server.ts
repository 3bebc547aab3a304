import { isRefusal } from '#platform/errors/errors.ts'
import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { refusalOf } from './acts.ts'
import { readLedger } from './reads.server.ts'
import { renegotiate } from './renegotiate.server.ts'
import { canKeep } from './roadmap-abilities.server.ts'

/** Promises that are open, on the day in force. Another day is asked of the other side; it moves when that accepts. */
export const commitmentsAhead: RoadmapSource = {
  kind: 'commitment',
  label: () => m.commitments_title(),
  asksWhy: true,
  wide: true,
  find: async (tx, { from, to, partnershipId, recordId, most }) => {
    const whose =
      partnershipId === undefined ? { organizationId: tx.actor.organizationId } : { partnershipId }
    const rows = await readLedger(tx, {
      ...whose,
      view: 'open',
      query: '',
      from,
      to,
      ...(recordId === undefined ? {} : { id: recordId }),
      ...(most === undefined ? {} : { most }),
    })
    return rows.flatMap((row) => {
      const { dueOn } = row.standing
      if (dueOn === null) return []
      const no = refusalOf('renegotiate', row)
      return [
        {
          kind: 'commitment',
          recordId: row.id,
          partnershipId: row.partnershipId,
          on: dueOn,
          title: row.text,
          who: row.promisor.name,
          href: `/commitments/${row.id}`,
          move: !canKeep(tx, row.promisor.id)
            ? { may: false, why: m.roadmap_fixed_commitment({ promisor: row.promisor.name }) }
            : no !== null
              ? { may: false, why: m.refusal_commitment_asked_already() }
              : { may: true },
        },
      ]
    })
  },
  move: async (tx, id, newDueOn, reason) => {
    const asked = await renegotiate(tx, id, {
      newDueOn,
      reason,
      onBehalfOf: null,
      evidence: '',
      evidenceLink: '',
    })
    return isRefusal(asked) ? asked : { ...asked, asked: true }
  },
}
