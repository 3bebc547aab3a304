import { forgetValues, idsOf } from '#platform/activity/forget.server.ts'
import type { Erasure } from '#platform/features/feature.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'

/** Invitations keep that someone was invited, and forget whom. */
export const eraseInvited: Erasure = {
  covers: ['invitations.person_id', 'invitations.email', 'invitations.name', 'invitations.message'],
  keeps: { 'invitations.token_hash': 'opens nothing once the invitation is withdrawn or taken up' },
  erase: async (tx, personId) => {
    await forgetValues(tx, await idsOf(tx, 'invitations', 'person_id', personId))
    await tx.db
      .updateTable('invitations')
      .set({ email: '', name: '', message: '' })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
    await tx.db
      .updateTable('invitations')
      .set({ withdrawnAt: tx.now })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .where('acceptedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .execute()
  },
}

/** That somebody stood for a partner stays, until today; who it was is forgotten. */
export const eraseRepresentative: Erasure = {
  stays: ['representatives.person_id', 'handovers.from_person_id', 'handovers.to_person_id'],
  erase: async (tx, personId) => {
    await tx.db
      .updateTable('representatives')
      .set({ endedOn: tx.today })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .where('endedOn', 'is', null)
      .execute()
  },
  holds: {
    name: 'represents',
    rows: (tx, personId) =>
      tx.db
        .selectFrom('representatives')
        .innerJoin('partnerships', (join) =>
          join
            .onRef('partnerships.workspaceId', '=', 'representatives.workspaceId')
            .onRef('partnerships.id', '=', 'representatives.partnershipId'),
        )
        .where('representatives.workspaceId', '=', tx.workspace.id)
        .where('representatives.personId', '=', personId)
        .where('partnerships.id', 'in', reachablePartnerships(tx).select('partnerships.id'))
        .select(['partnerships.name as partnership', 'representatives.beganOn', 'representatives.endedOn'])
        .orderBy('representatives.beganOn')
        .execute(),
  },
}
