import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import type { Proposal } from './proposal.ts'
import { listProposals, type ProposalsWanted } from './reads.server.ts'

/** Columns are a contract, so in English and never renamed. */
export const proposalColumns = [
  'id',
  'partnershipId',
  'kind',
  'name',
  'purpose',
  'organizations',
  'reason',
  'proposedBy',
  'organization',
  'proposedAt',
  'standing',
  'settledAt',
  'settledBy',
  'declineReason',
  'communities',
] as const

/** Every proposal of a list, page by page, so that memory stays flat. */
export async function* everyProposal(
  tx: Tx,
  wanted: Partial<ProposalsWanted> = {},
): AsyncGenerator<Proposal> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listProposals>> = await listProposals(tx, {
      ...wanted,
      cursor: readCursor(cursor),
      limit: 500,
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

export async function* proposalRecords(tx: Tx, wanted: Partial<ProposalsWanted>) {
  for await (const proposal of everyProposal(tx, wanted)) {
    const names = (all: readonly { name: string }[]) => all.map((one) => one.name).join('; ')
    const row = {
      ...proposal,
      organizations: names(proposal.organizations),
      communities: names(proposal.communities),
    }
    yield Object.fromEntries(proposalColumns.map((column) => [column, row[column]]))
  }
}

export const exportedProposals: ExportTable = {
  name: 'proposals',
  columns: [...proposalColumns],
  rows: (tx) => proposalRecords(tx, {}),
  ofPartnership: {
    says: m.leaves_proposals,
    columns: {
      name: m.column_proposals_name,
      organizations: m.column_proposals_organizations,
      proposedAt: m.column_proposals_proposed_at,
      settledAt: m.column_proposals_settled_at,
      settledBy: m.column_proposals_settled_by,
      declineReason: m.column_proposals_decline_reason,
      communities: m.column_proposals_communities,
    },
    rows: (tx, partnershipId) => proposalRecords(tx, { partnershipId }),
  },
}
