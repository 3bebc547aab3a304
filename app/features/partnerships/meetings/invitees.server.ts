import { v7 as uuid } from 'uuid'
import { reachablePeople } from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'

/** Checks that the host is a partner and that everyone is in reach, or was `named` before. Throws NotFound for someone else. */
export async function checkPlaces(
  tx: Tx,
  partnership: Partnership,
  input: {
    hostOrganizationId: string | null
    chairPersonId: string | null
    facilitatorPersonId: string | null
    noteTakerPersonId: string | null
    hostPersonId: string | null
    inviteePersonIds: readonly string[]
  },
  named: readonly string[] = [],
): Promise<Refusal | null> {
  const isPartner = (id: string) =>
    presentPartners(partnership.partners).some((partner) => partner.organizationId === id)
  if (input.hostOrganizationId !== null && !isPartner(input.hostOrganizationId))
    return new Refusal('meeting_not_partner')
  const { chairPersonId, facilitatorPersonId, noteTakerPersonId, hostPersonId } = input
  const onDuty = [chairPersonId, facilitatorPersonId, noteTakerPersonId, hostPersonId].filter(
    (id) => id !== null,
  )
  const people = [...new Set([...input.inviteePersonIds, ...onDuty])].filter((id) => !named.includes(id))
  if (people.length === 0) return null
  const known = await reachablePeople(tx).where('people.id', 'in', people).select('people.id').execute()
  if (known.length < people.length) throw new NotFound()
  return null
}

/** Whom a change of the invited leaves, adds and takes away. */
export function compareInvitees(before: readonly string[], after: readonly string[]) {
  return {
    added: [...new Set(after)].filter((id) => !before.includes(id)),
    removed: before.filter((id) => !after.includes(id)),
  }
}

export async function addInvitees(tx: Tx, meetingId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await tx.db
    .insertInto('meetingInvitees')
    .values(
      [...new Set(personIds)].map((personId) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        meetingId,
        personId,
        createdAt: tx.now,
      })),
    )
    .execute()
}

export async function removeInvitees(tx: Tx, meetingId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await tx.db
    .deleteFrom('meetingInvitees')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meetingId)
    .where('personId', 'in', personIds)
    .execute()
}
