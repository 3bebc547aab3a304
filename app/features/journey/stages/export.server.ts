import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { acrossPartnerships } from '../../partnerships/index.server.ts'
import { movesOf, statedOf } from './reads.server.ts'

/** Columns are a contract, so in English and never renamed. */
export const exportedMoves: ExportTable = {
  name: 'stage-moves',
  columns: ['id', 'partnershipId', 'from', 'stage', 'on', 'reason', 'gaps', 'decidedBy', 'organization'],
  rows: (tx) => acrossPartnerships(tx, moveRecords),
  ofPartnership: {
    says: m.leaves_moves,
    columns: {
      from: m.column_moves_from,
      stage: m.column_moves_stage,
      on: m.column_moves_on,
      decidedBy: m.column_moves_decided_by,
      gaps: m.column_moves_gaps,
    },
    rows: moveRecords,
  },
}

async function* moveRecords(tx: Tx, partnershipId: string) {
  for (const move of await movesOf(tx, partnershipId)) yield { ...move, partnershipId }
}

export const exportedStated: ExportTable = {
  name: 'stated-evidence',
  columns: [
    'id',
    'partnershipId',
    'keyAction',
    'on',
    'what',
    'who',
    'link',
    'organizationId',
    'statedBy',
    'onBehalf',
  ],
  rows: (tx) => acrossPartnerships(tx, statedRecords),
  ofPartnership: {
    says: m.leaves_stated,
    columns: {
      keyAction: m.column_stated_key_action,
      on: m.column_stated_on,
      who: m.column_stated_who,
      link: m.column_stated_link,
      statedBy: m.column_stated_stated_by,
    },
    rows: statedRecords,
  },
}

async function* statedRecords(tx: Tx, partnershipId: string) {
  for (const { behalf, ...one } of await statedOf(tx, partnershipId))
    yield { ...one, partnershipId, onBehalf: behalf !== null }
}
