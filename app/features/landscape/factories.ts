import { keepHouse } from '#platform/context/transaction.server.ts'
import type { World } from '#platform/testing/world.server.ts'

/** A partnership of the host and others, each with the people who represent it; for tests of reach. */
export async function partnershipOf(
  world: World,
  partners: { organizationId: string; personIds?: readonly string[]; leftAt?: Date }[],
): Promise<string> {
  const partnershipId = crypto.randomUUID()
  const at = new Date('2026-01-01T00:00:00Z')
  await keepHouse(await world.as('owner'), async (tx) => {
    const workspaceId = tx.workspace.id
    await tx.db
      .insertInto('partnerships')
      .values({
        workspaceId,
        id: partnershipId,
        name: 'Homework Harbor',
        beganOn: '2026-01-01',
        createdAt: at,
        updatedAt: at,
      })
      .execute()
    for (const { organizationId, personIds = [], leftAt } of [
      { organizationId: world.hostId },
      ...partners,
    ] as typeof partners) {
      const partnerId = crypto.randomUUID()
      await tx.db
        .insertInto('partners')
        .values({
          workspaceId,
          id: partnerId,
          partnershipId,
          organizationId,
          invitedAt: at,
          acceptedAt: at,
          leftAt: leftAt ?? null,
        })
        .execute()
      for (const personId of personIds)
        await tx.db
          .insertInto('representatives')
          .values({
            workspaceId,
            id: crypto.randomUUID(),
            partnershipId,
            partnerId,
            personId,
            beganOn: '2026-01-01',
            createdAt: at,
          })
          .execute()
    }
  })
  return partnershipId
}

/** A community with a name and no more. */
export async function communityOf(world: World, name: string): Promise<string> {
  const id = crypto.randomUUID()
  const at = new Date('2026-01-01T00:00:00Z')
  await keepHouse(await world.as('owner'), (tx) =>
    tx.db
      .insertInto('communities')
      .values({ workspaceId: tx.workspace.id, id, name, createdAt: at, updatedAt: at })
      .execute(),
  )
  return id
}
