import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { handDossier, handPackage } from '../dossier/hand.server.ts'
import { acceptPartnership } from '../partners/answer.server.ts'
import { acceptInput } from '../partners/partner.ts'
import { acceptRoles } from '../roles/accept.server.ts'
import { acceptInput as acceptRolesInput } from '../roles/inputs.ts'
import { volunteer } from '../rotas/volunteer.server.ts'
import { changePartnership } from './change.server.ts'
import { concludePartnership, reopenPartnership } from './conclude.server.ts'
import { closingInput, partnershipChange, partnershipInput, partnershipShape, pauseInput } from './inputs.ts'
import { listPartnerships } from './list.server.ts'
import { partnershipStanding, partnershipStandings, stages } from './partnership.ts'
import { pausePartnership, resumePartnership } from './pause.server.ts'
import { communitiesServed, readPartnership } from './reads.server.ts'
import { stageOf } from './stage.server.ts'
import { startPartnership } from './start.server.ts'

const filters = z.object({
  standing: z.enum(partnershipStandings).optional(),
  stage: z.enum(stages).optional(),
  organizationId: id().optional(),
})

/** A partnership as it leaves by the API; throws NotFound out of reach. */
async function shapeOf(tx: Tx, partnershipId: string): Promise<z.output<typeof partnershipShape>> {
  const partnership = await readPartnership(tx, partnershipId)
  return partnershipShape.parse({
    ...partnership,
    stage: await stageOf(tx, partnershipId),
    standing: partnershipStanding(partnership),
    communityIds: (await communitiesServed(tx, partnershipId)).map((community) => community.id),
  })
}

export const partnershipsApi: ApiResource = {
  name: 'partnerships',
  summary: 'Organizations working together as equals: who takes part, what for, and how it stands.',
  shape: partnershipShape,
  filters,
  list: async (tx, wanted) => {
    const { standing = null, stage = null, organizationId = null } = filters.parse(wanted.filters)
    const page = await listPartnerships(
      tx,
      { ...wanted, direction: 'asc' },
      { standing, stage, organizationId },
    )
    const items = []
    for (const line of page.items) items.push(await shapeOf(tx, line.id))
    return { ...page, items }
  },
  get: shapeOf,
  create: { input: partnershipInput, run: startPartnership },
  change: { input: partnershipChange, run: changePartnership },
  papers: {
    dossier: {
      summary: 'The partnership to read, as a PDF in the language of the key; history says who took it.',
      mediaType: 'application/pdf',
      hand: handDossier,
    },
    everything: {
      summary: 'Every record and document of it that the key reaches, as a zip; history says who took it.',
      mediaType: 'application/zip',
      hand: handPackage,
    },
  },
  states: {
    acceptance: {
      summary: 'The own organization takes part, or a partner that told so, with how it is known.',
      input: acceptInput,
      make: acceptPartnership,
    },
    'roles-acceptance': {
      summary:
        'The own organization agrees to all of its roles as they stand, or a partner that told so, with how it is known.',
      input: acceptRolesInput,
      make: acceptRoles,
    },
    'rota-turns': {
      summary:
        'Whoever stands for a partner and has been to no meeting asks for turns all the same: only they can, by a key of their own.',
      make: volunteer,
    },
    conclusion: {
      summary: 'The partnership has come to its end, with a closing note; taking it away reopens it.',
      input: closingInput,
      make: concludePartnership,
      unmake: (tx, partnershipId) => reopenPartnership(tx, partnershipId, { note: '' }),
    },
    pause: {
      summary:
        'One partner rests, or all of them; taking it away ends the pause of all (a partner: its own).',
      input: pauseInput,
      make: pausePartnership,
      unmake: (tx, partnershipId) =>
        resumePartnership(tx, partnershipId, {
          organizationId: tx.actor.partnerships === 'all' ? null : tx.actor.organizationId,
          note: '',
          evidence: '',
          evidenceLink: '',
        }),
    },
  },
}
