import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, Refusal } from '#platform/errors/errors.ts'
import { reachableChoices } from '../partners/choose.server.ts'
import { takesPartAlready } from '../partners/invite.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import type { ProposalInput } from './inputs.ts'
import { isCourse } from './proposal.ts'
import { isOpen } from './reads.server.ts'

/**
 * Whether something can be proposed: a refusal when it is so already or waits already, else null. Throws Invalid at
 * the field that its kind asks for and that is empty, or names an organization that takes part anyway.
 */
export async function fits(
  tx: Tx,
  input: ProposalInput,
  partnership: Partnership | null,
): Promise<Refusal | null> {
  const { kind, organizationIds, otherOrganizations } = input
  if ((kind === 'partnership') !== (partnership === null))
    throw new Invalid([
      { path: 'partnershipId', code: kind === 'partnership' ? 'issue_proposal_new' : 'issue_required' },
    ])
  if (kind === 'partnership' && input.name === '')
    throw new Invalid([{ path: 'name', code: 'issue_required' }])
  const count = organizationIds.length + otherOrganizations.length
  if (kind === 'partner' && count !== 1)
    throw new Invalid([{ path: 'organizationIds', code: 'issue_proposal_one' }])
  if (kind === 'pause' && partnership?.paused === true) return new Refusal('partnership_already_paused')
  if (kind === 'resumption' && partnership?.paused === false) return new Refusal('partnership_not_paused')
  const others = isCourse(kind) ? [] : organizationIds
  if ((await reachableChoices(tx, others)).length < new Set(others).size)
    throw new Invalid([{ path: 'organizationIds', code: 'issue_choice' }])
  if (kind === 'partnership') {
    const { hostOrganizationId } = tx.workspace
    if (others.some((id) => id === hostOrganizationId || id === tx.actor.organizationId))
      throw new Invalid([{ path: 'organizationIds', code: 'issue_proposal_takes_part' }])
    if (count === 0 && tx.actor.organizationId === hostOrganizationId) return new Refusal('partnership_alone')
  }
  const [only] = others
  if (partnership !== null && only !== undefined) {
    const already = takesPartAlready(partnership, only)
    if (already !== null) return already
  }
  return waiting(tx, {
    kind,
    partnershipId: partnership?.id ?? null,
    organizationId: tx.actor.organizationId,
    name: input.name,
    organization: { id: only ?? null, name: otherOrganizations[0] ?? '' },
  })
}

interface Same {
  kind: ProposalInput['kind']
  partnershipId: string | null
  /** Whose proposal it is. */
  organizationId: string
  name: string
  /** Of a further partner: who that is. */
  organization: { id: string | null; name: string }
}

/** That the same was proposed and waits for an answer: a refusal that says by whom; else null. */
export async function waiting(tx: Tx, same: Same): Promise<Refusal | null> {
  const open = tx.db
    .selectFrom('proposals')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'proposals.workspaceId')
        .onRef('organizations.id', '=', 'proposals.organizationId'),
    )
    .where('proposals.workspaceId', '=', tx.workspace.id)
    .where('proposals.kind', '=', same.kind)
    .where(isOpen)
  const found = await (same.kind === 'partnership'
    ? open
        .where('proposals.organizationId', '=', same.organizationId)
        .where(sql<boolean>`fold(proposals.name) = fold(${same.name})`)
    : isCourse(same.kind)
      ? open.where('proposals.partnershipId', '=', same.partnershipId)
      : open.where('proposals.partnershipId', '=', same.partnershipId).where(names(same.organization))
  )
    .select('organizations.name')
    .executeTakeFirst()
  return found === undefined ? null : new Refusal('proposal_waits', { name: found.name })
}

const names = ({ id, name }: Same['organization']) =>
  sql<boolean>`exists (select 1 from proposal_organizations n where n.workspace_id = proposals.workspace_id
    and n.proposal_id = proposals.id and ${id === null ? sql`fold(n.name) = fold(${name})` : sql`n.organization_id = ${id}::uuid`})`
