import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { acrossPartnerships } from '../partnerships/export.server.ts'
import { isPaused, nextContact } from './cadence.ts'
import { cadencesOf } from './reads.server.ts'

export const cadenceColumns = [
  'id',
  'partnershipId',
  'organization',
  'everyDays',
  'channel',
  'language',
  'purpose',
  'otherPerson',
  'partnerPerson',
  'startsOn',
  'proposedBy',
  'proposedOn',
  'acceptedOn',
  'lastContactOn',
  'otherOrganization',
  'dueOn',
  'lateDays',
  'paused',
] as const

/** The communication plan; columns are a contract, so in English and never renamed. */
export const exportedCadences: ExportTable = {
  name: 'cadences',
  columns: [...cadenceColumns],
  rows: (tx) => acrossPartnerships(tx, cadenceRecords),
  ofPartnership: {
    says: m.leaves_cadences,
    columns: {
      everyDays: m.column_cadences_every_days,
      channel: m.column_cadences_channel,
      otherPerson: m.column_cadences_other_person,
      partnerPerson: m.column_cadences_partner_person,
      lastContactOn: m.column_cadences_last_contact_on,
      otherOrganization: m.column_cadences_other_organization,
      lateDays: m.column_cadences_late_days,
      paused: m.column_cadences_paused,
    },
    rows: cadenceRecords,
  },
}

/** The lines of a plan; due and late only where they are agreed, both sides take part and neither rests. */
export async function* cadenceRecords(tx: Tx, partnershipId: string) {
  for (const one of await cadencesOf(tx, partnershipId)) {
    const due = nextContact(one, tx.today)
    yield {
      id: one.id,
      partnershipId,
      organization: one.organization.name,
      everyDays: one.everyDays,
      channel: one.channel,
      language: one.language,
      purpose: one.purpose,
      otherPerson: one.otherPerson?.name ?? null,
      partnerPerson: one.partnerPerson?.name ?? null,
      startsOn: one.startsOn,
      proposedBy: one.proposedBy.name,
      proposedOn: one.proposedOn,
      acceptedOn: one.acceptedOn,
      lastContactOn: one.last?.on ?? null,
      otherOrganization: one.other.name,
      dueOn: due?.dueOn ?? null,
      lateDays: due?.lateDays ?? null,
      paused: isPaused(one),
    }
  }
}
