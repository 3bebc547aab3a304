import { v7 as uuid } from 'uuid'
import type { World } from '#platform/testing/world.server.ts'

/** A partnership of the host and others, all of whom have accepted, as it stood before any test began. */
export async function makePartnership(
  world: World,
  organizationIds: readonly string[],
  fields: Record<string, unknown> = {},
): Promise<string> {
  const id = uuid()
  const at = new Date('2024-02-01T09:00:00Z')
  const workspaceId = world.workspace.id
  await world.system.database.transaction({ as: 'owner' }, async (db) => {
    await db
      .insertInto('partnerships')
      .values({
        workspaceId,
        id,
        name: 'Homework Harbor',
        beganOn: '2024-02-01',
        createdAt: at,
        updatedAt: at,
        ...fields,
      })
      .execute()
    await db
      .insertInto('partners')
      .values(
        [world.hostId, ...organizationIds].map((organizationId) => ({
          workspaceId,
          id: uuid(),
          partnershipId: id,
          organizationId,
          invitedAt: at,
          acceptedAt: at,
        })),
      )
      .execute()
  })
  return id
}

/** Lets a partner leave at a moment, as `leave` would. */
export const letLeave = (world: World, partnershipId: string, organizationId: string, at: Date) =>
  world.system.database.transaction({ as: 'owner' }, (db) =>
    db
      .updateTable('partners')
      .set({ leftAt: at })
      .where('workspaceId', '=', world.workspace.id)
      .where('partnershipId', '=', partnershipId)
      .where('organizationId', '=', organizationId)
      .execute(),
  )
