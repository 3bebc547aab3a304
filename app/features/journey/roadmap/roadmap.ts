import { addDays, addMonths, type Day, daysBetween, isDay } from '#platform/context/days.ts'
import type { RoadmapItem } from '#platform/features/roadmap.ts'

export const monthChoices = [3, 6, 12] as const

/** What an address asks for: from which day on, how many months, and which kinds (all where none is named). */
export interface RoadmapAsked {
  from: Day
  months: (typeof monthChoices)[number]
  kinds: string[]
  /** So many things of the first day were on the page before. */
  skip: number
}

export function askedIn(url: URL, today: Day): RoadmapAsked {
  const from = url.searchParams.get('from') ?? ''
  const months = Number(url.searchParams.get('months'))
  const skip = Number(url.searchParams.get('skip'))
  return {
    from: isDay(from) ? from : today,
    months: monthChoices.find((one) => one === months) ?? 12,
    kinds: url.searchParams.getAll('kind').slice(0, 40),
    skip: Number.isInteger(skip) && skip > 0 ? skip : 0,
  }
}

/** The last day of a roadmap. */
export const endOf = ({ from, months }: Pick<RoadmapAsked, 'from' | 'months'>): Day =>
  addDays(addMonths(from, months), -1)

/** The months of a roadmap, the first and last of them cut: where each begins and how long it is, in days from the start. */
export function monthsOf(from: Day, to: Day): { first: Day; at: number; days: number }[] {
  const months: { first: Day; at: number; days: number }[] = []
  for (let first = from; first <= to; ) {
    const next = addMonths(`${first.slice(0, 7)}-01`, 1)
    const end = next > to ? addDays(to, 1) : next
    months.push({ first, at: daysBetween(from, first), days: daysBetween(first, end) })
    first = end
  }
  return months
}

/**
 * One page of things in their order: those after the skipped ones, no more than so many, and where the next page
 * begins. A day with more than has room goes on there. Null where there is room for all.
 */
export function cutPage<O extends { on: Day }>(
  lines: readonly O[],
  skip: number,
  most: number,
): { shown: O[]; goesOn: { from: Day; skip: number } | null } {
  const end = skip + most
  const beyond = lines[end]
  return {
    shown: lines.slice(skip, end),
    goesOn:
      beyond === undefined
        ? null
        : { from: beyond.on, skip: lines.slice(0, end).filter(({ on }) => on === beyond.on).length },
  }
}

export interface Placed {
  /** Where it stands, in hundredths of the width. */
  at: number
  row: number
  /** How wide its words may be, in hundredths of the width. */
  room: number
  /** Its words stand before it, as there is no room after it. */
  before: boolean
  /** There is no room for its words: it is a dot, told by its name. */
  dot: boolean
}

/** At most so many rows a lane; what does not fit is a dot. */
const mostRows = 6
/** How much of the width a letter takes, and how many are written. Measured at 1280 pixels; wider pages have air, narrower ones cut the words. */
const letter = 0.92
const mostLetters = 25

/** Places things in rows so that no words lie over others: each in the first row where it fits, the earliest day first. */
export function placeInRows(items: readonly { on: Day; title: string }[], from: Day, to: Day): Placed[] {
  const span = Math.max(1, daysBetween(from, to))
  const taken: [number, number][][] = []
  return items.map(({ on, title }) => {
    const at = Math.round((daysBetween(from, on) / span) * 1000) / 10
    const width = 2.2 + Math.min(title.length, mostLetters) * letter
    const before = at + width > 100
    const reach: [number, number] = before ? [at - width, at + 1.2] : [at - 1.2, at + width]
    const fits = (row: number) =>
      (taken[row] ?? []).every(([start, end]) => reach[1] <= start || reach[0] >= end)
    for (let row = 0; row < mostRows; row++)
      if (fits(row)) {
        taken[row] = [...(taken[row] ?? []), reach]
        return { at, row, room: width, before, dot: false }
      }
    return { at, row: mostRows, room: width, before, dot: true }
  })
}

/** One thing of a roadmap, named so that it can be found again, also once it has been moved. */
export const nameOf = (item: Pick<RoadmapItem, 'kind' | 'recordId' | 'on' | 'expected'>): string =>
  item.expected ? `${item.kind}~${item.recordId}~${item.on}` : `${item.kind}~${item.recordId}`
