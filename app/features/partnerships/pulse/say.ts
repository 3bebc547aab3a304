import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Band, bandOf, type Item, scaleOf, turnoutOf, type Wave } from './pulse.ts'

/** What is asked, as a sentence about the other organization. */
export const questionOf = (item: Item, name: string): string =>
  ({
    reliability: m.pulse_ask_reliability,
    missionSupport: m.pulse_ask_mission_support,
    openness: m.pulse_ask_openness,
    influence: m.pulse_ask_influence,
    involvement: m.pulse_ask_involvement,
    resources: m.pulse_ask_resources,
    collaboration: m.pulse_ask_collaboration,
    satisfaction: m.pulse_ask_satisfaction,
  })[item]({ name })

export const itemWord = (item: Item): string =>
  ({
    reliability: m.pulse_item_reliability,
    missionSupport: m.pulse_item_mission_support,
    openness: m.pulse_item_openness,
    influence: m.pulse_item_influence,
    involvement: m.pulse_item_involvement,
    resources: m.pulse_item_resources,
    collaboration: m.pulse_item_collaboration,
    satisfaction: m.pulse_item_satisfaction,
  })[item]()

const levels = [
  m.pulse_level_0,
  m.pulse_level_1,
  m.pulse_level_2,
  m.pulse_level_3,
  m.pulse_level_4,
  m.pulse_level_5,
]
const agreement = [m.pulse_hardly, m.pulse_partly, m.pulse_mostly, m.pulse_fully]

/** The steps from hardly to fully. */
export const agreementSteps = (): { value: string; label: string }[] => stepsOf('reliability')

/** The steps of a scale, each with its number and what it means. */
export const stepsOf = (item: Item): { value: string; label: string }[] =>
  (item === 'collaboration' ? levels : agreement).map((word, index) => {
    const value = String(index + scaleOf(item).least)
    return { value, label: m.pulse_step({ value, word: word() }) }
  })

/** A figure never stands without its scale: "3.2 of 4". */
export const figureWords = (value: number, item: Item = 'reliability'): string =>
  m.pulse_figure({ value: formatNumber(value, 1), most: scaleOf(item).most })

/** How often a pulse is taken: `rhythms`, or what a program said, in days. */
export function rhythmWord(days: number): string {
  if (days === 91) return m.pulse_every_quarter()
  if (days === 182) return m.pulse_every_half()
  return days === 365 ? m.pulse_every_year() : m.pulse_every_days({ count: days })
}

export const bandWords = (band: Band): string =>
  ({ all: m.pulse_band_all, direction: m.pulse_band_direction, caution: m.pulse_band_caution })[band]()

/** How many answered, and how far that carries. */
export function turnoutWords(wave: Pick<Wave, 'turnout'>): string {
  const { answered, invited } = turnoutOf(wave.turnout)
  const band = bandOf(answered, invited)
  const said = m.pulse_turnout({ answered, invited })
  return band === null ? said : `${said} ${bandWords(band)}`
}
