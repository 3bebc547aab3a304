import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { addItem, unaddItem } from './add.server.ts'
import { changeItem } from './change.server.ts'
import { exportedFigures, exportedItems } from './export.server.ts'
import { itemChange, itemInput, itemShape } from './inputs.ts'
import { textOf } from './item.ts'
import { listItems, reachableItems, readItem } from './reads.server.ts'
import { resumeItem, retireItem, undoResuming, undoRetiring } from './retire.server.ts'

const itemsApi: ApiResource = {
  name: 'pulse-items',
  summary:
    'Questions that the workspace adds to the pulse. One that has been answered is retired, never rewritten.',
  shape: itemShape,
  list: async (tx, { query, limit, cursor }) => {
    const wanted = query.trim().toLowerCase()
    const found = (await listItems(tx)).filter(
      (item) =>
        wanted === '' || Object.values(item.texts).some((text) => text.toLowerCase().includes(wanted)),
    )
    // There are a few; they come on one page, so nothing is behind a cursor.
    return { items: cursor === null ? found.slice(0, limit) : [], total: found.length, next: null }
  },
  get: readItem,
  create: { input: itemInput, run: addItem },
  change: { input: itemChange, run: changeItem },
  states: {
    retirement: {
      summary: 'Asks a question no more in waves that open later; taking it away asks it again.',
      make: retireItem,
      unmake: resumeItem,
    },
  },
}

/** What the workspace's own questions give to the registries. */
export const pulseItems: Omit<Feature, 'name'> = {
  inverses: {
    'pulseItem.added': unaddItem,
    'pulseItem.retired': undoRetiring,
    'pulseItem.resumed': undoResuming,
  },
  sentences: {
    'pulseItem.added': () => m.history_pulse_item_added(),
    'pulseItem.unadded': () => m.history_pulse_item_unadded(),
    'pulseItem.changed': () => m.history_pulse_item_changed(),
    'pulseItem.retired': () => m.history_pulse_item_retired(),
    'pulseItem.resumed': () => m.history_pulse_item_resumed(),
  },
  subjects: [
    {
      kind: 'pulseItem',
      describe: async (tx, ids) => {
        const there = await reachableItems(tx).where('id', 'in', ids).select('id').execute()
        const items = await listItems(tx)
        return there.flatMap(({ id }) => {
          const item = items.find((one) => one.id === id)
          if (item === undefined) return []
          const { text } = textOf(item, tx.locale, tx.workspace.language)
          return [{ id, title: text, href: `/pulse-items/${id}` }]
        })
      },
    },
  ],
  exports: [exportedItems, exportedFigures],
  api: [itemsApi],
}
