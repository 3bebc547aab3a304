import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A typed telephone number in E.164, read in a country where it names none; null when it can't be one. */
export function normalPhone(typed: string, country: string): string | null {
  const found = parsePhoneNumberFromString(typed, {
    extract: false,
    ...(isSupportedCountry(country) ? { defaultCountry: country } : {}),
  })
  return found?.isPossible() && found.ext === undefined ? found.number : null
}

/** A number as people of the country write it; abroad with its country code. What isn't E.164 stays as it is. */
export function readablePhone(number: string, country: string): string {
  const found = parsePhoneNumberFromString(number)
  if (found === undefined) return number
  return found.country === country ? found.formatNational() : found.formatInternational()
}
