import type { Erasure, Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

/** What one record skipped, swapped and asked for is the other's when the two are one. */
export const rotaMerges: Merge[] = [
  ...mergeColumns('person', [
    ['rotas', 'begun_by_person_id'],
    ['rota_skips', 'person_id'],
    ['rota_skips', 'skipped_by_person_id'],
    ['rota_swaps', 'from_person_id'],
    ['rota_swaps', 'to_person_id'],
    ['rota_swaps', 'asked_by_person_id'],
    ['rota_swaps', 'answered_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['rotas', 'organization_id'],
    ['rota_swaps', 'from_organization_id'],
    ['rota_swaps', 'to_organization_id'],
  ]),
  { kind: 'person', table: 'rota_volunteers', column: 'person_id', same: [{ by: ['partnership_id'] }] },
  {
    kind: 'organization',
    table: 'rota_skips',
    column: 'organization_id',
    same: [{ by: ['rota_id', 'meeting_id'] }],
  },
]

/** Swaps that wait for an answer are the answer of whoever takes over. */
export const rotaSwapsAsked: Handover = {
  name: 'rotaSwaps',
  move: async (tx, from, to) => {
    const moved = await tx.db
      .updateTable('rotaSwaps')
      .set({ toPersonId: to })
      .where('workspaceId', '=', tx.workspace.id)
      .where('toPersonId', '=', from)
      .where('answeredAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    return Number(moved.numUpdatedRows)
  },
}

/** That a partner skipped or swapped a turn stays; who it was, and what they wrote, goes. */
export const eraseRotas: Erasure = {
  covers: [
    'rota_volunteers',
    'rota_skips.person_id',
    'rota_skips.reason',
    'rota_swaps.from_person_id',
    'rota_swaps.to_person_id',
    'rota_swaps.note',
  ],
  erase: async (tx, personId) => {
    const workspaceId = tx.workspace.id
    await tx.db
      .deleteFrom('rotaVolunteers')
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', personId)
      .execute()
    await tx.db
      .updateTable('rotaSkips')
      .set({ personId: null, reason: '' })
      .where('workspaceId', '=', workspaceId)
      .where('personId', '=', personId)
      .execute()
    for (const column of ['fromPersonId', 'toPersonId'] as const)
      await tx.db
        .updateTable('rotaSwaps')
        .set({ [column]: null, note: '' })
        .where('workspaceId', '=', workspaceId)
        .where(column, '=', personId)
        .execute()
    for (const [table, column] of [
      ['rotas', 'begunByPersonId'],
      ['rotaSkips', 'skippedByPersonId'],
      ['rotaSwaps', 'askedByPersonId'],
      ['rotaSwaps', 'answeredByPersonId'],
    ] as const)
      await tx.db
        .updateTable(table)
        .set({ [column]: null })
        .where('workspaceId', '=', workspaceId)
        .where(column as 'id', '=', personId)
        .execute()
  },
}
