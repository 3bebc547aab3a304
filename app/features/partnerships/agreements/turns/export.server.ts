import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../../partnerships/reads.server.ts'
import { agreementsOf } from '../reads.server.ts'
import { everyTurnOf } from './reads.server.ts'

/** Which side had the pen of each agreement when, and what those who handed it over would have liked done. */
export const exportedTurns: ExportTable = {
  name: 'agreement-turns',
  columns: ['agreementId', 'partnershipId', 'organization', 'givenBy', 'person', 'wanted', 'givenAt'],
  ofPartnership: {
    says: m.leaves_agreement_turns,
    columns: {
      agreementId: m.column_signers_agreement_id,
      organization: m.column_agreement_turns_organization,
      givenBy: m.column_agreement_turns_given_by,
      person: m.column_agreement_turns_person,
      wanted: m.column_agreement_turns_wanted,
      givenAt: m.column_agreement_turns_given_at,
    },
    rows: async function* (tx, partnershipId) {
      const agreements = await agreementsOf(tx, partnershipId)
      const until = readsUntil(tx, partnershipId)
      const turns = await everyTurnOf(tx, new Map(agreements.map(({ id }) => [id, until])))
      for (const one of turns)
        yield {
          agreementId: one.agreementId,
          partnershipId,
          organization: one.organizationName,
          givenBy: one.givenByOrganizationName,
          person: one.givenByPersonName,
          wanted: one.wanted,
          givenAt: one.givenAt.toISOString(),
        }
    },
  },
}
