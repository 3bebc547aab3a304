import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { namesIn } from '../export.server.ts'
import type { Wave } from '../pulse.ts'
import { listWaves, wavesOf } from '../reads.server.ts'
import { itemFigures, type PulseItem } from './item.ts'
import { itemRatingsOf, itemsOfWave, listItems } from './reads.server.ts'

export const exportedItems: ExportTable = {
  name: 'pulse-items',
  columns: ['id', 'kind', 'language', 'text', 'fromOn', 'retiredOn'],
  rows: async function* (tx) {
    yield* itemRecords(await listItems(tx))
  },
  ofPartnership: {
    says: m.leaves_pulse_items,
    columns: {
      kind: m.column_pulse_items_kind,
      fromOn: m.column_pulse_items_from_on,
      retiredOn: m.column_pulse_items_retired_on,
    },
    rows: async function* (tx, partnershipId) {
      const asked = new Set<string>()
      for (const wave of await wavesOf(tx, partnershipId))
        for (const { id } of await itemsOfWave(tx, wave.id)) asked.add(id)
      yield* itemRecords((await listItems(tx)).filter(({ id }) => asked.has(id)))
    },
  },
}

function* itemRecords(items: readonly PulseItem[]) {
  for (const { texts, answered: _answered, version: _version, ...item } of items)
    for (const [language, text] of Object.entries(texts)) yield { ...item, language, text }
}

export const exportedFigures: ExportTable = {
  name: 'pulse-item-figures',
  columns: ['waveId', 'partnershipId', 'itemId', 'about', 'mean', 'organizations', 'people'],
  rows: async function* (tx) {
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listWaves>> = await listWaves(tx, {
        cursor: readCursor(cursor),
        limit: 200,
      })
      yield* figureRecords(tx, page.items)
      cursor = page.next
    } while (cursor !== null)
  },
  ofPartnership: {
    says: m.leaves_pulse_item_figures,
    columns: {
      waveId: m.column_pulse_wave_id,
      itemId: m.column_pulse_items_item_id,
      about: m.column_pulse_about,
      mean: m.column_pulse_items_mean,
      organizations: m.column_pulse_items_organizations,
      people: m.column_pulse_people,
    },
    rows: async function* (tx, partnershipId) {
      yield* figureRecords(tx, await wavesOf(tx, partnershipId))
    },
  },
}

/** What each organization received from the others in some waves; of those that are open, nothing. */
async function* figureRecords(tx: Tx, waves: readonly Wave[]) {
  const ratings = await itemRatingsOf(tx, waves)
  const names = await namesIn(tx, [...ratings.values()].flat())
  for (const { id: waveId, partnershipId } of waves)
    for (const { about, ...figure } of itemFigures(ratings.get(waveId) ?? []))
      yield { waveId, partnershipId, ...figure, about: names.get(about) ?? null }
}
