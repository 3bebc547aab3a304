import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { askedToday, holdPartnership } from './open.server.ts'
import { isOpen } from './pulse.ts'
import { wavesOf } from './reads.server.ts'

/**
 * Job: in the open wave of a partnership, whoever stands for a partner by now is asked too, as everybody was who stood
 * for one on the day it opened. Safe to run twice.
 */
export const askNewcomers: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const partnershipId = String(event.partnershipId)
    // A wave that is being opened in this moment asks first.
    await holdPartnership(tx, partnershipId)
    const wave = (await wavesOf(tx, partnershipId)).find((one) => isOpen(one, tx.today))
    if (wave === undefined) return
    const partnership = await readPartnership(tx, partnershipId)
    if (partnership.concludedOn !== null || partnership.paused) return
    const stand = await askedToday(tx, partnership)
    if (stand.length === 0) return
    const added = await tx.db
      .insertInto('pulseInvitations')
      .values(
        stand.map((one) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          waveId: wave.id,
          invitedAt: tx.now,
          ...one,
        })),
      )
      .onConflict((conflict) => conflict.columns(['workspaceId', 'waveId', 'personId']).doNothing())
      .returning('organizationId')
      .execute()
    if (added.length === 0) return
    await record(tx, 'pulse.joined', {
      subject: { kind: 'pulse', id: wave.id },
      partnershipId,
      facts: { count: added.length },
    })
  })
