import { Invalid } from '#platform/errors/errors.ts'
import { typedValues } from '#platform/http/typed.ts'
import type { CommitteeInput } from './inputs.ts'

/** How many seats each partner gets, from a field for each; an empty one is none. Throws Invalid at a field that holds no such number. */
export function seatsOf(form: FormData): CommitteeInput['seats'] {
  const seats: CommitteeInput['seats'] = []
  for (const [name, value] of form) {
    if (!name.startsWith('seats-') || typeof value !== 'string') continue
    const typed = value.trim()
    if (typed === '' || typed === '0') continue
    const number = Number(typed)
    if (!Number.isInteger(number) || number < 1 || number > 50)
      throw new Invalid([{ path: name, code: 'issue_committee_number' }], typedValues(form))
    seats.push({ organizationId: name.slice('seats-'.length), seats: number })
  }
  return seats
}
