import { type Day, en, es, type Text } from './demo.ts'

type Place = 'chair' | 'notes' | 'host'

/** What goes round in a partnership, and what became of turns. */
export interface ToldRota {
  partnership: string
  places: readonly Place[]
  day: Day
  by: string
  turns: readonly ToldTurn[]
}
/** What somebody does about the next of their turns; whoever `takes` one writes down the next that is free. */
export type ToldTurn = { place: Place; day: Day; by: string } & (
  | { takes: true }
  | { skips: Text }
  | { asks: string; note: Text; answer?: { day: Day; by: string; accepts: boolean } }
)

export const rotas: readonly ToldRota[] = [
  {
    partnership: 'food-forward',
    places: ['chair', 'notes', 'host'],
    day: -400,
    by: 'gloria-okafor',
    turns: [
      { place: 'host', day: -392, by: 'gloria-okafor', takes: true },
      {
        place: 'host',
        day: -352,
        by: 'yusuf-haddad',
        skips: en('The shop has no table for ten. In the cold months I can clear the back room.'),
      },
      {
        place: 'notes',
        day: -262,
        by: 'gloria-okafor',
        asks: 'hannah-vogel',
        note: en('We take stock that day. Could you write, and I take yours in the month after?'),
        answer: { day: -260, by: 'hannah-vogel', accepts: true },
      },
      {
        place: 'chair',
        day: -78,
        by: 'yusuf-haddad',
        asks: 'hannah-vogel',
        note: en('My brother is away and I am alone at the till. Would you chair?'),
        answer: { day: -76, by: 'hannah-vogel', accepts: false },
      },
      { place: 'notes', day: -42, by: 'gloria-okafor', takes: true },
    ],
  },
  {
    partnership: 'homework-harbor',
    places: ['chair', 'notes', 'host'],
    day: -90,
    by: 'lucia-ferrer',
    turns: [
      {
        place: 'chair',
        day: -2,
        by: 'amara-osei',
        asks: 'lucia-ferrer',
        note: es('Ese día llego tarde del puerto. ¿Presides tú y yo la siguiente?'),
      },
    ],
  },
  {
    partnership: 'maple-walk-in',
    places: ['chair'],
    day: -4,
    by: 'amara-osei',
    turns: [
      {
        place: 'chair',
        day: -3,
        by: 'dana-whitfield',
        asks: 'amara-osei',
        note: en('We are short of a nurse that week. Could you chair, and I take the one after?'),
      },
    ],
  },
]
