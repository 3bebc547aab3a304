import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Reason } from './score.ts'

const names: Record<Reason, () => string> = {
  name_same: m.duplicate_name_same,
  name_like: m.duplicate_name_like,
  email_same: m.duplicate_email_same,
  phone_same: m.duplicate_phone_same,
  website_same: m.duplicate_website_same,
  address_same: m.duplicate_address_same,
  address_like: m.duplicate_address_like,
  city_same: m.duplicate_city_same,
  postal_code_same: m.duplicate_postal_code_same,
  facts_same: m.duplicate_facts_same,
}

/** What speaks for two records being one, as a list of words. */
export const reasonsText = (reasons: readonly Reason[]): string =>
  formatList(reasons.map((one) => names[one]()))
