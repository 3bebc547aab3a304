import { addDays, type Day } from '#platform/context/days.ts'

/** What is asked about each other partner, with the ends of its scale. Trust is the first three, value the next three. */
export const trustItems = ['reliability', 'missionSupport', 'openness'] as const
export const valueItems = ['influence', 'involvement', 'resources'] as const
export const items = [...trustItems, ...valueItems, 'collaboration', 'satisfaction'] as const
export type Item = (typeof items)[number]
export const scaleOf = (item: Item): { least: number; most: number } =>
  item === 'collaboration' ? { least: 0, most: 5 } : { least: 1, most: 4 }

/** Names of the form's fields, alike the paths of the input: `ratings.0.reliability`. */
export const fieldOf = (index: number, item: string): string => `ratings.${index}.${item}`

/** How often a pulse can be taken, in days: more often than every quarter nobody answers for long. */
export const rhythms = [91, 182, 365] as const

export type Ratings = Record<Item, number>
/** What one person of an organization said about another organization. */
export interface Rating extends Ratings {
  from: string
  about: string
}

export interface Wave {
  id: string
  partnershipId: string
  partnershipName: string
  openedOn: Day
  closesOn: Day
  everyDays: number | null
  /** The day somebody ended it before its own. */
  endedOn: Day | null
  openedBy: { id: string; name: string }
  turnout: Turnout[]
}
/** How many of a partner were asked, and how many have answered. */
export interface Turnout {
  organizationId: string
  name: string
  invited: number
  answered: number
}

/** A wave takes answers through the day it closes on. */
export const isOpen = (wave: Pick<Wave, 'closesOn' | 'endedOn'>, today: Day): boolean =>
  wave.endedOn === null && today <= wave.closesOn
/** The day the next wave opens by itself, today at the earliest; null where none does. */
export const nextWave = (wave: Pick<Wave, 'openedOn' | 'everyDays'>, today: Day): Day | null => {
  if (wave.everyDays === null) return null
  const on = addDays(wave.openedOn, wave.everyDays)
  return on < today ? today : on
}
/** The day after which nobody answers any more. */
export const lastDay = (wave: Pick<Wave, 'closesOn' | 'endedOn'>): Day =>
  wave.endedOn !== null && wave.endedOn < wave.closesOn ? wave.endedOn : wave.closesOn

/** How far a response rate carries (roster surveys): everything from 80 %, the direction from 65 %, below with caution; null while nobody was asked. */
export type Band = 'all' | 'direction' | 'caution'
export const bandOf = (answered: number, invited: number): Band | null =>
  invited === 0
    ? null
    : answered / invited >= 0.8
      ? 'all'
      : answered / invited >= 0.65
        ? 'direction'
        : 'caution'
export const turnoutOf = (turnout: readonly Pick<Turnout, 'invited' | 'answered'>[]) => ({
  invited: turnout.reduce((sum, one) => sum + one.invited, 0),
  answered: turnout.reduce((sum, one) => sum + one.answered, 0),
})

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Means of three on the scale 1 to 4. */
export const trustOf = (one: Pick<Ratings, (typeof trustItems)[number]>): number =>
  mean(trustItems.map((item) => one[item]))
export const worthOf = (one: Pick<Ratings, (typeof valueItems)[number]>): number =>
  mean(valueItems.map((item) => one[item]))

/** What one organization says of another: the mean of its people, so that each organization has one voice. */
export interface Tie extends Rating {
  people: number
}
export const tiesOf = (ratings: readonly Rating[]): Tie[] =>
  [...Map.groupBy(ratings, ({ from, about }) => `${from} ${about}`).values()].flatMap((said) => {
    const [first] = said
    if (first === undefined) return []
    const means = Object.fromEntries(items.map((item) => [item, mean(said.map((one) => one[item]))]))
    return [{ ...(means as Ratings), from: first.from, about: first.about, people: said.length }]
  })

/** What an organization receives from the others: the mean of theirs, with how many organizations and people spoke. */
export interface Received extends Ratings {
  trust: number
  value: number
  organizations: number
  people: number
}
export function receivedBy(ties: readonly Tie[], organizationId: string): Received | null {
  const said = ties.filter(({ about }) => about === organizationId)
  if (said.length === 0) return null
  const means = Object.fromEntries(items.map((item) => [item, mean(said.map((one) => one[item]))]))
  return {
    ...(means as Ratings),
    trust: mean(said.map(trustOf)),
    value: mean(said.map(worthOf)),
    organizations: said.length,
    people: said.reduce((sum, one) => sum + one.people, 0),
  }
}

/** Where two organizations see one another differently, in points of the scale; only where both have spoken. */
export interface Gap {
  between: readonly [string, string]
  /** What the first says of the second, then the other way round. */
  said: readonly [number, number]
  gap: number
}
export const gapsOf = (ties: readonly Tie[], figure: (tie: Tie) => number): Gap[] =>
  ties.flatMap((tie) => {
    const back = ties.find((other) => other.from === tie.about && other.about === tie.from)
    if (back === undefined || tie.from > tie.about) return []
    const said = [figure(tie), figure(back)] as const
    return [{ between: [tie.from, tie.about] as const, said, gap: Math.abs(said[0] - said[1]) }]
  })
/** A difference of a whole point is worth a talk. */
export const gapWorthATalk = 1

/** The mean level of collaboration over all that was said, 0 to 5; null while nothing was. */
export const meanCollaboration = (ties: readonly Tie[]): number | null =>
  ties.length === 0 ? null : mean(ties.map(({ collaboration }) => collaboration))
