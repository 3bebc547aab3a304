import { formatList, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Benefit } from './benefit.ts'

/** Who received it, and how much where it is known. */
export const benefitWords = ({ organization, hours, amountMinor, currency }: Benefit): string =>
  formatList([
    organization,
    ...(hours === null ? [] : [m.benefit_hours_of({ hours: formatNumber(hours) })]),
    ...(amountMinor === null
      ? []
      : [m.benefit_money_of({ amount: formatNumber(amountMinor / 100), currency: currency ?? '' })]),
  ])
