import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Place, Side, Swap } from './rota.ts'

export const placeWord = (place: Place): string =>
  ({
    chair: m.rota_place_chair,
    facilitator: m.rota_place_facilitator,
    notes: m.rota_place_notes,
    host: m.rota_place_host,
  })[place]()

/** What it is to have a place, in the words of Today: "You chair on Thursday". */
export const yourTurnWords = (place: Place, day: string): string =>
  ({
    chair: m.rota_you_chair,
    facilitator: m.rota_you_facilitator,
    notes: m.rota_you_notes,
    host: m.rota_you_host,
  })[place]({ day })

export const sideWords = ({ person, organization }: Pick<Side, 'person' | 'organization'>): string =>
  person === null ? organization : m.rota_person_of({ person, organization })

export const swapWords = (swap: Swap): string =>
  m.rota_swap_row({ from: sideWords(swap.from), to: sideWords(swap.to), place: placeWord(swap.place) })

export const swapStateWord = (state: Swap['state']): string =>
  ({
    asked: m.rota_swap_asked,
    accepted: m.rota_swap_accepted,
    declined: m.rota_swap_declined,
    withdrawn: m.rota_swap_withdrawn,
  })[state]()

/** Place and day of what happened, for the sentences of history. */
export const placeAndDay = (facts: Record<string, string | number | boolean | null>) => ({
  place: placeWord(facts.place as Place),
  day: formatDay(String(facts.on) as Day),
})
