import { formatList, formatNumber } from '#platform/words/format.ts'
import { formatMoney } from '#platform/words/money.ts'
import { m } from '#platform/words/words.ts'
import type { Benefit } from './benefit.ts'

/** Who received it, and how much where it is known. */
export const benefitWords = ({ organization, hours, amountMinor, currency }: Benefit): string =>
  formatList([
    organization,
    ...(hours === null ? [] : [m.benefit_hours_of({ hours: formatNumber(hours) })]),
    ...(amountMinor === null || currency === null ? [] : [formatMoney(amountMinor, currency)]),
  ])
