import { addItem } from '#features/partnerships/pulse/items/add.server.ts'
import { pulseItems } from '../pulses.ts'
import type { Story } from './story.server.ts'
import type { Town } from './town.server.ts'

/** What the workspace asks in every pulse besides. */
export function tellPulseItems(town: Town, story: Story): void {
  for (const { key, kind, texts, by, day } of pulseItems)
    story.on(day, 'named', key, async () => {
      const added = await addItem(await town.as(by, day), { kind, texts, fromOn: town.day(day) })
      town.know('pulseItem', key, added.id)
      return added
    })
}
