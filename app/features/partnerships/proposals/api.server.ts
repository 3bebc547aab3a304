import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { id } from '#platform/http/fields.ts'
import { acceptProposal } from './accept.server.ts'
import { declineProposal, withdrawProposal } from './answer.server.ts'
import { acceptInput, declineInput, proposalInput, proposalShape } from './inputs.ts'
import { type Proposal, proposalKinds, proposalStandings } from './proposal.ts'
import { propose } from './propose.server.ts'
import { listProposals, readProposal } from './reads.server.ts'

const proposalFilters = z.object({
  partnershipId: id().optional(),
  kind: z.enum(proposalKinds).optional(),
  standing: z.enum(proposalStandings).optional(),
})

const outward = ({ partnershipName: _, ...proposal }: Proposal) => proposal

export const proposalsApi: ApiResource = {
  name: 'proposals',
  summary:
    'What either side proposes to those who decide it: a new partnership, a further partner, that all of one rests or goes on after a rest, its conclusion, or taking it up again.',
  shape: proposalShape,
  filters: proposalFilters,
  list: async (tx, { limit, cursor, filters }) => {
    const page = await listProposals(tx, { limit, cursor, ...(filters as z.output<typeof proposalFilters>) })
    return { ...page, items: page.items.map(outward) }
  },
  get: async (tx, proposalId) => outward(await readProposal(tx, proposalId)),
  create: { input: proposalInput, run: propose },
  states: {
    acceptance: {
      summary:
        'Accepts it, which does what it asks for: the partnership starts, the partner is asked, or it rests, is concluded or goes on.',
      input: acceptInput,
      make: acceptProposal,
    },
    refusal: {
      summary: 'Declines it, and says why.',
      input: declineInput,
      make: declineProposal,
    },
    withdrawal: {
      summary: 'Takes back what the own organization proposed, before it is answered.',
      make: withdrawProposal,
    },
  },
}
