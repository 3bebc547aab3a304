import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { acrossPartnerships } from '../partnerships/export.server.ts'
import { visionVersions } from './reads.server.ts'
import { uptakesOf } from './uptakes/reads.server.ts'

/** Columns are a contract, so in English and never renamed. */
export const exportedVisions: ExportTable = {
  name: 'visions',
  columns: [
    'id',
    'partnershipId',
    'number',
    'text',
    'language',
    'writtenOn',
    'organization',
    'person',
    'onBehalf',
  ],
  rows: (tx) => acrossPartnerships(tx, versionRecords),
  ofPartnership: {
    says: m.leaves_visions,
    columns: {
      number: m.column_visions_number,
      writtenOn: m.column_visions_written_on,
    },
    rows: versionRecords,
  },
}

async function* versionRecords(tx: Tx, partnershipId: string) {
  for (const one of await visionVersions(tx, partnershipId))
    yield {
      id: one.id,
      partnershipId,
      number: one.number,
      text: one.text,
      language: one.language,
      writtenOn: one.writtenOn,
      organization: one.organizationName,
      person: one.personName,
      onBehalf: one.behalf !== null,
    }
}

export const exportedEndorsements: ExportTable = {
  name: 'vision-endorsements',
  columns: ['id', 'partnershipId', 'number', 'organization', 'person', 'endorsedOn', 'onBehalf'],
  rows: (tx) => acrossPartnerships(tx, endorsementRecords),
  ofPartnership: {
    says: m.leaves_endorsements,
    columns: {
      number: m.column_endorsements_number,
      endorsedOn: m.column_endorsements_endorsed_on,
    },
    rows: endorsementRecords,
  },
}

async function* endorsementRecords(tx: Tx, partnershipId: string) {
  for (const { number, endorsements } of await visionVersions(tx, partnershipId))
    for (const one of endorsements)
      yield {
        id: one.id,
        partnershipId,
        number,
        organization: one.organizationName,
        person: one.personName,
        endorsedOn: one.endorsedOn,
        onBehalf: one.behalf !== null,
      }
}

export const exportedUptakes: ExportTable = {
  name: 'vision-words',
  columns: ['id', 'partnershipId', 'number', 'learningId', 'text', 'organization', 'takenUpOn'],
  rows: (tx) => acrossPartnerships(tx, uptakeRecords),
  ofPartnership: {
    says: m.leaves_uptakes,
    columns: {
      number: m.column_uptakes_number,
      learningId: m.column_uptakes_learning_id,
      text: m.column_uptakes_text,
      takenUpOn: m.column_uptakes_taken_up_on,
    },
    rows: uptakeRecords,
  },
}

async function* uptakeRecords(tx: Tx, partnershipId: string) {
  for (const one of await uptakesOf(tx, partnershipId)) yield { ...one, partnershipId }
}
