import { type Day, en, es, type Text } from './demo.ts'

/** What goes round in a partnership, and a swap that waits for its answer. */
export interface ToldRota {
  partnership: string
  places: readonly ('chair' | 'notes' | 'host')[]
  day: Day
  by: string
  /** Asked of the next turn as chair. */
  swap: { day: Day; by: string; to: string; note: Text }
}

export const rotas: readonly ToldRota[] = [
  {
    partnership: 'homework-harbor',
    places: ['chair', 'notes', 'host'],
    day: -90,
    by: 'lucia-ferrer',
    swap: {
      day: -2,
      by: 'amara-osei',
      to: 'lucia-ferrer',
      note: es('Ese día llego tarde del puerto. ¿Presides tú y yo la siguiente?'),
    },
  },
  {
    partnership: 'maple-walk-in',
    places: ['chair'],
    day: -4,
    by: 'amara-osei',
    swap: {
      day: -3,
      by: 'dana-whitfield',
      to: 'amara-osei',
      note: en('We are short of a nurse that week. Could you chair, and I take the one after?'),
    },
  },
]
