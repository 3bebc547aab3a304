import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { moveAudience } from '#platform/files/attach.server.ts'
import type { TouchpointChange } from './inputs.ts'
import { participants, seat } from './log.server.ts'
import { writableTouchpoint } from './open.server.ts'
import { refusalOfTouchpoint } from './touchpoint.ts'

/** Changes a touchpoint of the own organization, as it stood in the version the form was opened with; throws Stale. */
export async function changeTouchpoint(
  tx: Tx,
  id: string,
  { version, organizationIds, personIds, ...input }: TouchpointChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await writableTouchpoint(tx, id)
  if (isRefusal(opened)) return opened
  const { touchpoint, partnership } = opened
  const no = refusalOfTouchpoint(input, partnership?.id ?? null, tx.today)
  if (no !== null) return new Refusal(no)
  if (input.audience === 'organization' && touchpoint.author.organization.id !== tx.actor.organizationId)
    return new Refusal('touchpoint_behalf_audience')
  const before = {
    kind: touchpoint.kind,
    happenedOn: touchpoint.happenedOn,
    isTwoWay: touchpoint.isTwoWay,
    summary: touchpoint.summary,
    language: touchpoint.language,
    communityId: touchpoint.community?.id ?? null,
    communityMembers: touchpoint.communityMembers,
    audience: touchpoint.audience,
    organizationIds: touchpoint.organizations.map((one) => one.id),
    personIds: touchpoint.people.map((one) => one.id),
  }
  const changed = await tx.db
    .updateTable('touchpoints')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    throw new Stale({
      summary: touchpoint.summary,
      happenedOn: touchpoint.happenedOn,
      version: touchpoint.version,
    })
  const own = touchpoint.author.organization.id
  const who = await participants(tx, partnership, organizationIds, personIds, own)
  for (const table of ['touchpointOrganizations', 'touchpointPeople'] as const)
    await tx.db
      .deleteFrom(table)
      .where('workspaceId', '=', tx.workspace.id)
      .where('touchpointId', '=', id)
      .execute()
  await seat(tx, id, input.happenedOn, who)
  if (input.audience !== touchpoint.audience)
    await moveAudience(tx, { subject: { kind: 'touchpoint', id }, audience: input.audience })
  const isPrivate = input.audience === 'organization' || touchpoint.audience === 'organization'
  const historyId = await record(tx, 'touchpoint.changed', {
    subject: { kind: 'touchpoint', id },
    partnershipId: partnership?.id ?? null,
    organizationId: own,
    // What was private before or is private now is nobody else's to read, also in history.
    audienceOrganizationId: isPrivate ? tx.actor.organizationId : null,
    before,
    after: { ...input, ...who },
  })
  return { historyId }
}
