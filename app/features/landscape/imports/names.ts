import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { ImportKind, ImportState, Outcome, StagedKind } from './import.ts'
import { type Counts, ridersOf } from './import.ts'

const kinds: Record<ImportKind, () => string> = {
  organizations: m.import_kind_organizations,
  people: m.import_kind_people,
  hsds: m.import_kind_hsds,
}
const states: Record<ImportState, () => string> = {
  reading: m.import_state_reading,
  ready: m.import_state_ready,
  applying: m.import_state_applying,
  done: m.import_state_done,
  failed: m.import_state_failed,
  discarded: m.import_state_discarded,
  undoing: m.import_state_undoing,
  undone: m.import_state_undone,
}
const outcomes: Record<Outcome, () => string> = {
  create: m.import_outcome_create,
  change: m.import_outcome_change,
  unchanged: m.import_outcome_unchanged,
  skip: m.import_outcome_skip,
}
const records: Record<StagedKind, () => string> = {
  organization: m.import_record_organization,
  location: m.import_record_location,
  service: m.import_record_service,
  person: m.import_record_person,
  affiliation: m.import_record_affiliation,
  phone: m.import_record_phone,
}

export const importKindName = (kind: ImportKind): string => kinds[kind]()
export const importStateName = (state: ImportState): string => states[state]()
export const outcomeName = (outcome: Outcome): string => outcomes[outcome]()
export const recordName = (kind: StagedKind): string => records[kind]()

const reasons: Record<string, () => string> = {
  edited: m.import_stayed_edited,
  later_import: m.import_stayed_later_import,
  linked: m.import_stayed_linked,
  gone: m.import_stayed_gone,
}
/** Why something stayed when an import was undone. */
export const stayedBecause = (why: string): string => (reasons[why] ?? m.import_stayed_edited)()

/** The affiliations and telephone numbers that are written with an import, as words; empty when there are none. */
export function ridersText(counts: Counts): string {
  const { affiliation, phone } = ridersOf(counts)
  return formatList([
    ...(affiliation > 0 ? [m.import_rider_affiliations({ count: affiliation })] : []),
    ...(phone > 0 ? [m.import_rider_phones({ count: phone })] : []),
  ])
}
