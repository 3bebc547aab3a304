import type { Day } from '../demo.ts'
import { yes } from './town.server.ts'

/** What comes before what when it happened on the same day. */
const orders = [
  ...[
    'began',
    'invited',
    'answered',
    'represented',
    'met',
    'meeting-called',
    'meeting-held',
    'learned',
    'vision',
    'endorsed',
    'goal',
    'wanted',
    'work',
    'taken-on',
    'named',
    'cadence',
    'agreed',
    'concern',
    'stewarded',
    'heard',
  ],
  ...[
    'pledged',
    'accepted',
    'renegotiated',
    'rearranged',
    'fulfilled',
    'acknowledged',
    'disputed',
    'withdrawn',
  ],
  ...['proposed', 'voiced', 'settled', 'reviewed', 'discussed'],
  ...['checked-in', 'asked', 'said', 'stated', 'moved', 'ended'],
] as const
export type Order = (typeof orders)[number]

interface Act {
  day: Day
  order: Order
  what: string
  happens: () => Promise<unknown>
}

/** The acts of all partnerships, collected as they stand in their files and told in the order of their days. */
export class Story {
  private readonly acts: Act[] = []

  on(day: Day, order: Order, what: string, happens: () => Promise<unknown>): void {
    this.acts.push({ day, order, what, happens })
  }

  async tell(): Promise<void> {
    const rank = (order: Order) => orders.indexOf(order)
    const inOrder = this.acts.toSorted(
      (one, other) => one.day - other.day || rank(one.order) - rank(other.order),
    )
    for (const { day, what, happens } of inOrder)
      try {
        yes(await happens(), what)
      } catch (cause) {
        throw new Error(`the demo can't be told from day ${day} on: ${what}`, { cause })
      }
  }
}
