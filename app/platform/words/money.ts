import { getLocale } from './words.ts'

/** How many decimals a currency has, by ISO 4217: 2 for USD, 0 for JPY. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** An amount as people write it, in the smallest unit of its currency: 12.5 USD are 1250. */
export const toMinor = (amount: number, currency: string): number =>
  Math.round(amount * 10 ** digitsOf(currency))

/** The way back: 1250 of USD are 12.5. */
export const fromMinor = (amountMinor: number, currency: string): number =>
  amountMinor / 10 ** digitsOf(currency)

/** "USD 1,200": an amount in the smallest unit, with its currency by code, as several currencies share a sign. */
export const formatMoney = (amountMinor: number, currency: string): string =>
  new Intl.NumberFormat(getLocale(), {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    trailingZeroDisplay: 'stripIfInteger',
  }).format(fromMinor(amountMinor, currency))
