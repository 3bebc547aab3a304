import type { Day } from '#platform/context/days.ts'

/** A scale about each other partner, from hardly to fully as ours are; or one question asked in words. */
export const itemKinds = ['scale', 'open'] as const
export type ItemKind = (typeof itemKinds)[number]
export const itemScale = { least: 1, most: 4 } as const

/** A question that the workspace adds to the pulse, after ours. */
export interface PulseItem {
  id: string
  kind: ItemKind
  /** By language. */
  texts: Record<string, string>
  /** It is asked in waves that open on this day or later. */
  fromOn: Day
  /** In waves that opened before this day only. */
  retiredOn: Day | null
  /** It has been answered: from then on it is never rewritten. */
  answered: boolean
  version: number
}

/** The question in the reader's language; else in the workspace's, else in one that it was written in. */
export function textOf(
  item: Pick<PulseItem, 'texts'>,
  locale: string,
  usual: string,
): { text: string; language: string } {
  const language = [locale, usual, ...Object.keys(item.texts)].find((one) => (item.texts[one] ?? '') !== '')
  return language === undefined
    ? { text: '', language: usual }
    : { text: item.texts[language] ?? '', language }
}

/** A question as a form or page shows it, in words its reader understands. */
export interface AskedItem {
  id: string
  kind: ItemKind
  text: string
  language: string
}
/** What somebody answered to the workspace's own questions: a step about a partner, or words. */
export interface OwnAnswer {
  itemId: string
  aboutOrganizationId: string | null
  value: number | null
  text: string
}

/** Names of the form's fields. */
export const scaleField = (index: number, itemId: string): string => `ratings.${index}.own.${itemId}`
export const openField = (itemId: string): string => `own.${itemId}`

export interface ItemRating {
  itemId: string
  from: string
  about: string
  value: number
}
export interface ItemFigure {
  itemId: string
  about: string
  mean: number
  organizations: number
  people: number
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** One voice for each organization about each other one: the mean of its people. */
const voicesOf = (ratings: readonly ItemRating[]) =>
  [...Map.groupBy(ratings, ({ itemId, from, about }) => `${itemId} ${from} ${about}`).values()].flatMap(
    (said) => {
      const [first] = said
      return first === undefined
        ? []
        : [{ ...first, value: mean(said.map((one) => one.value)), people: said.length }]
    },
  )

/** What each organization receives from the others, by question, with how many organizations and people spoke: as with our own. */
export const itemFigures = (ratings: readonly ItemRating[]): ItemFigure[] =>
  [...Map.groupBy(voicesOf(ratings), ({ itemId, about }) => `${itemId} ${about}`).values()].flatMap(
    (said) => {
      const [first] = said
      return first === undefined
        ? []
        : [
            {
              itemId: first.itemId,
              about: first.about,
              mean: mean(said.map((one) => one.value)),
              organizations: said.length,
              people: said.reduce((sum, one) => sum + one.people, 0),
            },
          ]
    },
  )

/** Below so many organizations no average is told over partnerships: it would say what one of them said. */
const leastAcross = 3

/** The mean over all partnerships of one question, each organization one voice; null below three organizations. */
export function acrossAll(
  ratings: readonly ItemRating[],
): { mean: number; organizations: number; people: number } | null {
  const byOrganization = Map.groupBy(voicesOf(ratings), (one) => one.from)
  if (byOrganization.size < leastAcross) return null
  return {
    mean: mean([...byOrganization.values()].map((said) => mean(said.map((one) => one.value)))),
    organizations: byOrganization.size,
    people: ratings.length === 0 ? 0 : voicesOf(ratings).reduce((sum, one) => sum + one.people, 0),
  }
}
