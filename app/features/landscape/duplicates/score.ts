import { plain } from '../imports/reading/values/text.ts'
import { closeness, nameLikeness, streetWords, tokenLikeness, wordsOf } from './likeness.ts'

/** What of two records is compared. */
export interface Comparable {
  name: string
  email: string | null
  phone: string | null
  website: string | null
  addressLine: string | null
  city: string | null
  postalCode: string | null
  /** What sources say beyond our fields, by heading: a day of birth, a number of registration. */
  facts: Readonly<Record<string, string>>
}

/** Why two records may be one; each has its words. */
export const reasons = [
  'name_same',
  'name_like',
  'email_same',
  'phone_same',
  'website_same',
  'address_same',
  'address_like',
  'city_same',
  'postal_code_same',
  'facts_same',
] as const
export type Reason = (typeof reasons)[number]

/** From this score on a pair is shown to people. */
export const likelyFrom = 0.5

/** What speaks for one and the same, in natural logarithms of how much likelier it is then. */
const weights = {
  organization: {
    before: -4.5,
    name: 5,
    email: [4, -0.3],
    phone: [5, -2],
    website: [4, -0.5],
    address: [3.5, -2],
    city: [0.7, -1],
    postalCode: [1, -0.7],
  },
  person: {
    before: -4.5,
    name: 5,
    email: [6, -1.5],
    phone: [4, -1],
    website: [1, 0],
    address: [3, -1],
    city: [0.7, -0.8],
    postalCode: [1, -0.7],
  },
} as const

/**
 * How likely two records are one, between 0 and 1, and what speaks for it. Each field that both have adds the
 * logarithm of how much likelier its agreement is among the same than among others (Fellegi and Sunter, 1969);
 * the sum is read as a probability. The weights are ours; the conformance tests say how well they do.
 */
export function duplicateScore(
  kind: 'organization' | 'person',
  one: Comparable,
  other: Comparable,
): { score: number; reasons: Reason[] } {
  const weight = weights[kind]
  const found: Reason[] = []
  let sum: number = weight.before
  const name = nameLikeness(one.name, other.name)
  if (name === 1) found.push('name_same')
  else if (name >= 0.75) found.push('name_like')
  sum +=
    name >= 0.75 ? weight.name * (name === 1 ? 1 : (name - 0.5) * 1.6) : name >= 0.6 ? 0 : (name - 0.6) * 7

  const equal = (
    a: string | null,
    b: string | null,
    [yes, no]: readonly [number, number],
    reason: Reason,
  ) => {
    if (a === null || b === null || a === '' || b === '') return
    if (a === b) found.push(reason)
    sum += a === b ? yes : no
  }
  equal(lower(one.email), lower(other.email), weight.email, 'email_same')
  equal(digits(one.phone), digits(other.phone), weight.phone, 'phone_same')
  equal(host(one.website), host(other.website), weight.website, 'website_same')
  equal(plain(one.city ?? ''), plain(other.city ?? ''), weight.city, 'city_same')
  equal(plain(one.postalCode ?? ''), plain(other.postalCode ?? ''), weight.postalCode, 'postal_code_same')
  if (one.addressLine && other.addressLine) {
    const likeness = tokenLikeness(streetWords(one.addressLine), streetWords(other.addressLine))
    if (likeness >= 0.95) found.push('address_same')
    else if (likeness >= 0.6) found.push('address_like')
    const [yes, no] = weight.address
    sum += likeness >= 0.6 ? yes * (likeness >= 0.95 ? 1 : likeness * 0.7) : no
  }
  // Two organizations of one long name in one place are shown whatever else their lists say of them.
  const sameInPlace = name === 1 && wordsOf(one.name).length >= 3 && found.includes('city_same')
  if (kind === 'organization' && sameInPlace) sum = Math.max(sum, 0.4)
  const facts = factsAgree(one.facts, other.facts)
  if (facts >= 2) found.push('facts_same')
  sum += facts
  return { score: Math.round((1 / (1 + Math.exp(-sum))) * 1000) / 1000, reasons: found }
}

const lower = (text: string | null) => text?.trim().toLowerCase() ?? null
/** The last digits, which don't depend on how the country is written. */
const digits = (phone: string | null) => {
  const all = phone?.replace(/\D/g, '') ?? ''
  return all.length < 7 ? null : all.slice(-10)
}
const host = (url: string | null) =>
  url
    ?.toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '') ?? null

/** Longer values are seldom equal by chance; what differs speaks against, but a slip of the pen is common. */
function factsAgree(one: Comparable['facts'], other: Comparable['facts']): number {
  let sum = 0
  for (const [heading, value] of Object.entries(one)) {
    const [a, b] = [plain(value), plain(other[heading] ?? '')]
    if (a === '' || b === '') continue
    const likeness = a === b ? 1 : closeness(a, b)
    if (likeness === 1) sum += a.length >= 6 ? 3 : a.length >= 4 ? 1.5 : 0.3
    else if (likeness > 0.85) sum += a.length >= 6 ? 1.5 : 0.5
    else sum -= a.length >= 4 ? 0.8 : 0.2
  }
  return Math.max(-6, Math.min(9, sum))
}
