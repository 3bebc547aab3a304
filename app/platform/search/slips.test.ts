import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slipsOf } from '../testing/slips.ts'
import { openWorld, type World } from '../testing/world.server.ts'

describe('a word that is looked for with a slip', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld([])
  })
  afterAll(() => world.close())

  /** Of what is typed for a word, what does not lead to it. */
  const lost = async (word: string, typed: readonly string[]) => {
    const { rows } = await world.system.database.transaction({ as: 'owner' }, (db) =>
      sql<{ typed: string }>`select typed from unnest(${typed}::text[]) typed
        where not coalesce(${` the ${word}, here `} ~ any(near_words(typed)), false)`.execute(db),
    )
    return rows.map((row) => row.typed)
  }

  it.each(['lotus', 'harbor', 'juniper', 'castillo', 'riverbend', 'constantinople', 'площадь'])(
    'is found, %s, whatever the slip and wherever',
    async (word) => {
      const slips = Object.values(slipsOf(word)).flat()
      expect(slips.length).toBeGreaterThan(4 * word.length - 1)
      expect(await lost(word, slips)).toEqual([])
    },
  )

  it.each([
    ['lotus', 'latis'],
    ['lotus', 'lo'],
    ['lotus', 'lotu5x'],
    ['harbor', 'hxrbxr'],
    ['riverbend', 'rivebrned'],
    ['rosa', 'rose'],
    ['2024', '2025'],
  ])('is not found, %s, by what is further from it or too short: %s', async (word, typed) => {
    expect(await lost(word, [typed])).toEqual([typed])
  })
})
