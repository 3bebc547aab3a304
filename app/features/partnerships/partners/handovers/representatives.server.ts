import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import type { Handover } from '#platform/features/feature.server.ts'
import { represents, setEnded, writeRepresentative } from '../represent.server.ts'
import { isAffiliated } from '../representatives.server.ts'

/** Whoever takes over stands for the partners that the other stood for, until now or until the affiliation ended. */
export const representation: Handover = {
  name: 'representatives',
  move: async (tx, fromPersonId, toPersonId) => {
    const stood = await stoodFor(tx, fromPersonId)
    // Both the same: only counting.
    if (fromPersonId === toPersonId) return stood.length
    let moved = 0
    for (const row of stood) {
      if (!(await isAffiliated(tx, toPersonId, row.organizationId))) continue
      const { partnershipId, organizationId } = row
      if (row.endedOn === null) {
        await setEnded(tx, row.id, tx.today)
        await record(tx, 'representative.ended', {
          subject: { kind: 'representative', id: row.id },
          partnershipId,
          organizationId,
        })
      }
      moved += 1
      if (await represents(tx, row.partnerId, toPersonId)) continue
      const id = await writeRepresentative(tx, { ...row, personId: toPersonId })
      await record(tx, 'representative.added', {
        subject: { kind: 'representative', id },
        partnershipId,
        organizationId,
      })
    }
    return moved
  },
}

async function stoodFor(tx: Tx, personId: string) {
  const asked = await tx.db
    .selectFrom('handovers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('fromPersonId', '=', personId)
    .where('doneAt', 'is', null)
    .where('dismissedAt', 'is', null)
    .select('askedAt')
    .executeTakeFirst()
  const since = asked === undefined ? null : dayIn(tx.workspace.timeZone, asked.askedAt)
  return tx.db
    .selectFrom('representatives')
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.workspaceId', '=', 'representatives.workspaceId')
        .onRef('partners.id', '=', 'representatives.partnerId'),
    )
    .where('representatives.workspaceId', '=', tx.workspace.id)
    .where('representatives.personId', '=', personId)
    .where('partners.leftAt', 'is', null)
    .where('partners.declinedAt', 'is', null)
    .where((where) =>
      where.or([
        where('representatives.endedOn', 'is', null),
        ...(since === null ? [] : [where('representatives.endedOn', '>=', since)]),
      ]),
    )
    .select([
      'representatives.id',
      'representatives.partnershipId',
      'representatives.partnerId',
      'representatives.endedOn',
      'partners.organizationId',
    ])
    .execute()
}
