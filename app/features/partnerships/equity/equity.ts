import { addMonths, type Day } from '#platform/context/days.ts'
import { pielou } from './evenness.ts'

/** What is looked at: who leads, speaks, decides, hosts, gives and receives. */
export const measures = [
  'chair',
  'notes',
  'host',
  'agenda',
  'speaking',
  'decided',
  'promised',
  'hours',
  'received',
] as const
export type Measure = (typeof measures)[number]

/** What is asked of a partner by the others. */
export const askKinds = ['pulse', 'meeting', 'minutes', 'vote', 'mail'] as const
export type AskKind = (typeof askKinds)[number]

/** How near a partner has come this month to what is held to be courteous: four asks of five, or all of them. */
export type AskedLevel = 'near' | 'much'
export const levelOf = ({ count, limit }: { count: number; limit: number }): AskedLevel | null =>
  count >= limit ? 'much' : count >= limit * 0.8 ? 'near' : null

export type DeedKind = 'meeting' | 'decision' | 'commitment' | 'touchpoint' | 'benefit'

/** Something from the record that counts for an organization. */
export interface Deed {
  measure: Measure
  organizationId: string
  /** 1 for each; minutes of speaking and of hours given. */
  amount: number
  /** Where it stands in the record. */
  kind: DeedKind
  /** Noted by somebody, rather than worked out. */
  byHand: boolean
  on: Day
  id: string
  title: string
}

interface Share {
  organizationId: string
  name: string
  amount: number
  /** How much of it was noted by hand. */
  byHand: number
}

export interface Figure {
  measure: Measure
  total: number
  /** In the order of the partners; never by amount. */
  shares: Share[]
  evenness: number | null
  spread: Spread
  /** Quarter by quarter, where there is enough of it. */
  trend: { on: Day; evenness: number }[]
}

/** How it is spread, in words: too few to say, even, not quite, or almost all with one. */
export type Spread = 'few' | 'even' | 'tilted' | 'one'

/** Of fewer than so many nothing is said about how they are spread. */
export const fewest = 4

/** From here on things are called almost even: of two, the one with less has more than a third. */
const evenFrom = 0.95

/** `count`: of how many deeds the total is; where each is one, none can be shared out more evenly than within one of another. */
export function spreadOf(total: number, amounts: readonly number[], count = total): Spread {
  const evenness = pielou(amounts)
  if (count < fewest || evenness === null) return 'few'
  const most = Math.max(...amounts)
  if (most / total >= 0.8) return 'one'
  const cantBeEvener = count === total && most - Math.min(...amounts) <= 1
  return evenness >= evenFrom || cantBeEvener ? 'even' : 'tilted'
}

type Partner = { organizationId: string; name: string }

/** What the partners did, figure by figure, from the deeds of those among them. */
export const figuresOf = (deeds: readonly Deed[], partners: readonly Partner[]): Figure[] =>
  measures.map((measure) => {
    const own = deeds.filter(
      (deed) =>
        deed.measure === measure && partners.some((one) => one.organizationId === deed.organizationId),
    )
    const shares = partners.map(({ organizationId, name }) => ({
      organizationId,
      name,
      amount: amountOf(own, organizationId),
      byHand: amountOf(
        own.filter((deed) => deed.byHand),
        organizationId,
      ),
    }))
    const amounts = shares.map((one) => one.amount)
    const total = amounts.reduce((sum, amount) => sum + amount, 0)
    return {
      measure,
      total,
      shares,
      evenness: pielou(amounts),
      spread: spreadOf(total, amounts, own.length),
      trend: trendOf(own, partners),
    }
  })

const amountOf = (deeds: readonly Deed[], organizationId: string): number =>
  deeds.reduce((sum, deed) => (deed.organizationId === organizationId ? sum + deed.amount : sum), 0)

/** An amount as people read it: of what is kept in minutes and read in hours, hours to one place. */
export const readAs = (measure: Measure, amount: number): number =>
  measure === 'hours' ? Math.round(amount / 6) / 10 : amount

/** The evenness of each quarter with at least three deeds, the earliest first; the day is the quarter's first. */
export function trendOf(
  deeds: readonly Deed[],
  partners: readonly Partner[],
): { on: Day; evenness: number }[] {
  const quarters = Map.groupBy(deeds, (deed) => quarterOf(deed.on))
  return [...quarters]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([on, own]) => {
      const evenness =
        own.length < 3 ? null : pielou(partners.map((one) => amountOf(own, one.organizationId)))
      return evenness === null ? [] : [{ on, evenness }]
    })
}

export function quarterOf(day: Day): Day {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
}

/** How far back a page looks, in months; 0 for all there is. */
export const spans = [3, 6, 12, 24, 0] as const
export type Span = (typeof spans)[number]

export const spanOf = (url: URL): Span =>
  spans.find((span) => String(span) === url.searchParams.get('span')) ?? 12

/** The first day of a span; null where it has no beginning. */
export const spanBegins = (span: Span, today: Day): Day | null =>
  span === 0 ? null : addMonths(today, -span)

/** An average over partnerships is said only of so many organizations or more, so that it gives away none of them. */
export const smallestGroup = 3

/** The mean evenness over partnerships, or null where too few organizations stand behind it. */
export function averageOf(
  each: readonly { evenness: number; organizationIds: readonly string[] }[],
  hostId: string,
): number | null {
  const others = new Set(each.flatMap((one) => one.organizationIds).filter((id) => id !== hostId))
  if (others.size < smallestGroup || each.length < 2) return null
  return each.reduce((sum, one) => sum + one.evenness, 0) / each.length
}
