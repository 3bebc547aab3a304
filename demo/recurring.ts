import { type Day, en, es, type Text } from './demo.ts'

export interface ToldRecurring {
  partnership: string
  text: Text
  promisor: string
  by: string
  to: readonly string[]
  rhythm: 'week' | 'month' | 'quarter'
  /** Every so many of them; each one where nothing is said. */
  every?: number
  startsDay: Day
  times: number
  pledgedDay: Day
  acceptedDay: Day | null
  /** How many days after each day it was due it was done, in their order; null where nobody did. */
  doneAfter: readonly (number | null)[]
  ended?: { day: Day; reason: Text }
}

const host = 'riverbend-outreach'

/** Promises that come round: one kept for a year and then not, one that ended well, one that runs, one that begins soon, one in Spanish that waits for a yes. */
export const recurring: readonly ToldRecurring[] = [
  {
    partnership: 'warm-nights',
    text: en('A sheet with the night supervisor of every ward'),
    promisor: 'valley-hospital',
    by: 'judith-blum',
    to: ['open-door'],
    rhythm: 'quarter',
    startsDay: -630,
    times: 9,
    pledgedDay: -636,
    acceptedDay: -634,
    doneAfter: [0, -2, 0, 3, -1, 0, null],
  },
  {
    partnership: 'reading-boats',
    text: es('Una caja de libros nuevos para el embarcadero'),
    promisor: 'riverbend-library',
    by: 'ivan-petrov',
    to: ['lincoln-elementary'],
    rhythm: 'month',
    startsDay: -544,
    times: 12,
    pledgedDay: -552,
    acceptedDay: -550,
    doneAfter: [0, -1, 0, 2, 0, 0, -1],
    ended: { day: -340, reason: es('El embarcadero tiene ahora su propio estante, y se llena cada semana.') },
  },
  {
    partnership: 'food-forward',
    text: en('A crate of greens for the long table'),
    promisor: 'delta-farms',
    by: 'hannah-vogel',
    to: ['harvest-table'],
    rhythm: 'month',
    startsDay: -96,
    times: 12,
    pledgedDay: -101,
    acceptedDay: -99,
    doneAfter: [0, -1, 2],
  },
  {
    partnership: 'homework-harbor',
    text: en('Send the list of who comes on which afternoon'),
    promisor: 'harbor-youth',
    by: 'jamal-carter',
    to: [host, 'oak-street-school'],
    rhythm: 'month',
    startsDay: 16,
    times: 9,
    pledgedDay: -6,
    acceptedDay: -4,
    doneAfter: [],
  },
  {
    partnership: 'biblioteca-viva',
    text: es('Una caja de libros nuevos en español'),
    promisor: host,
    by: 'amara-osei',
    to: [],
    rhythm: 'month',
    every: 2,
    startsDay: 30,
    times: 6,
    pledgedDay: -2,
    acceptedDay: null,
    doneAfter: [],
  },
]
