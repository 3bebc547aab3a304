import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js'

export type PhoneNumber = { e164: string; extension: string | null; label: string | null }

/** The way nearly all numbers of the United States are written, for which the library would take far longer. */
const commonUs = /^(?:\+?1[ .-]?)?\(?([2-9]\d{2})\)?[ .-]?([2-9]\d{2})[ .-]?(\d{4})$/

/** Every phone number in a cell such as `(618) 453-3217; main: 618-536-7711 ext. 5`. A number counts when its length
 * is possible in its country; whether it is in use can't be known. */
export function readPhones(value: string, defaultCountry: string): PhoneNumber[] {
  const country: CountryCode = isSupportedCountry(defaultCountry) ? defaultCountry : 'US'
  const common = country === 'US' ? commonUs.exec(value) : null
  if (common) return [{ e164: `+1${common.slice(1).join('')}`, extension: null, label: null }]
  const text = value.replace(/["“”]/g, ' ').trim()
  const whole = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  if (whole?.isPossible()) return [{ e164: whole.number, extension: whole.ext ?? null, label: null }]
  const found = text.split(/[;\n]|,(?!\s*(?:ext|x)\b)| or /i).flatMap((part) => {
    const label = /^\s*([\p{L}][\p{L} -]{0,30}):/u.exec(part)?.[1]?.trim() ?? null
    return findPhoneNumbersInText(part, country).map(({ number }) => ({
      e164: number.number as string,
      extension: number.ext ?? null,
      label,
    }))
  })
  return found.filter((phone, index) => found.findIndex(({ e164 }) => e164 === phone.e164) === index)
}

/** What the directory of Ohana accepts: ten digits with common separators, or 711. */
export function isStrictUsPhone(value: string): boolean {
  return value === '711' || /^(\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{4}$/.test(value)
}
