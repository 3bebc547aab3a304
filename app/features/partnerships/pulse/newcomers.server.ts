import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { askedToday } from './open.server.ts'
import { isOpen } from './pulse.ts'
import { wavesOf } from './reads.server.ts'
import { standsNow } from './standing.server.ts'

/**
 * Job: in the open wave of a partnership, whoever stands for a partner by now is asked too, as everybody was who stood
 * for one on the day it opened. Whoever was asked for a partner they stand for no more, and had not answered, is asked
 * for the one they stand for now. Safe to run twice.
 */
export const askNewcomers: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const partnershipId = String(event.partnershipId)
    // A wave that is being opened in this moment asks first.
    await hold(tx, 'partnerships', partnershipId)
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
      .onConflict((conflict) =>
        conflict
          .columns(['workspaceId', 'waveId', 'personId'])
          .doUpdateSet((set) => ({
            organizationId: set.ref('excluded.organizationId'),
            invitedAt: tx.now,
            askedAt: null,
            tokenHash: null,
          }))
          .where(sql<boolean>`pulse_invitations.organization_id <> excluded.organization_id`)
          .where((where) =>
            where.not(
              where.or([
                standsNow(tx, 'pulseInvitations'),
                where.exists(
                  where
                    .selectFrom('pulseResponses as r')
                    .whereRef('r.workspaceId', '=', 'pulseInvitations.workspaceId')
                    .whereRef('r.invitationId', '=', 'pulseInvitations.id')
                    .select('r.id'),
                ),
              ]),
            ),
          ),
      )
      .returning('id')
      .execute()
    if (added.length === 0) return
    // The keys that were mailed for the other partner open nothing any more.
    await tx.db
      .updateTable('pulseReminders')
      .set({ tokenHash: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where(
        'invitationId',
        'in',
        added.map(({ id }) => id),
      )
      .execute()
    await record(tx, 'pulse.joined', {
      subject: { kind: 'pulse', id: wave.id },
      partnershipId,
      facts: { count: added.length },
    })
  })
