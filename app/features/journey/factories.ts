import { v7 as uuid } from 'uuid'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { World } from '#platform/testing/world.server.ts'

/** A partnership of the host and others, all of whom have accepted on the day it began; for tests. */
export async function partnershipOf(
  world: World,
  organizationIds: string[],
  fields: { name?: string; beganOn?: string; purpose?: string } = {},
): Promise<string> {
  const id = uuid()
  const beganOn = fields.beganOn ?? '2025-01-01'
  const at = new Date(`${beganOn}T12:00:00Z`)
  await keepHouse(await world.as('owner'), async (tx) => {
    const { id: workspaceId } = tx.workspace
    await tx.db
      .insertInto('partnerships')
      .values({
        workspaceId,
        id,
        name: fields.name ?? 'Homework Harbor',
        purpose: fields.purpose ?? '',
        beganOn,
        createdAt: at,
        updatedAt: at,
      })
      .execute()
    for (const organizationId of [world.hostId, ...organizationIds])
      await tx.db
        .insertInto('partners')
        .values({
          workspaceId,
          id: uuid(),
          partnershipId: id,
          organizationId,
          invitedAt: at,
          acceptedAt: at,
        })
        .execute()
  })
  return id
}

/** Makes a person speak for a partner. */
export async function represent(
  world: World,
  partnershipId: string,
  organizationId: string,
  personId: string,
): Promise<void> {
  await keepHouse(await world.as('owner'), async (tx) => {
    const partner = await tx.db
      .selectFrom('partners')
      .select('id')
      .where('workspaceId', '=', tx.workspace.id)
      .where('partnershipId', '=', partnershipId)
      .where('organizationId', '=', organizationId)
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('representatives')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        partnershipId,
        partnerId: partner.id,
        personId,
        beganOn: '2025-01-01',
        createdAt: tx.now,
      })
      .execute()
  })
}
