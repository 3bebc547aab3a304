import { v7 as uuid } from 'uuid'
import type { Ctx } from '#platform/context/context.server.ts'
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

/** Lets people stand for the organizations they are signed in for, as they did before any test began. */
export const letStand = (world: World, partnershipId: string, ...people: readonly Ctx[]) =>
  world.system.database.transaction({ as: 'owner' }, async (db) => {
    const partners = await db
      .selectFrom('partners')
      .where('workspaceId', '=', world.workspace.id)
      .where('partnershipId', '=', partnershipId)
      .select(['id', 'organizationId'])
      .execute()
    for (const { actor } of people)
      await db
        .insertInto('representatives')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          partnershipId,
          partnerId: partners.find((one) => one.organizationId === actor.organizationId)?.id ?? '',
          personId: actor.personId ?? '',
          beganOn: '2025-01-01',
          createdAt: new Date('2025-01-01T09:00:00Z'),
        })
        .execute()
  })

/**
 * What people have been told of a record and have not read, once all jobs have run: who, by their names here, and
 * what, with what is quoted. Sorted.
 */
export async function toldOf(
  world: World,
  subjectId: string,
  people: Readonly<Record<string, Ctx>>,
): Promise<string[]> {
  await world.system.jobs.drain(world.system)
  const rows = await world.system.database.transaction({ as: 'owner' }, (db) =>
    db
      .selectFrom('notices')
      .where('workspaceId', '=', world.workspace.id)
      .where('subjectId', '=', subjectId)
      .where('readAt', 'is', null)
      .select(['personId', 'text', 'quote'])
      .execute(),
  )
  const nameOf = (personId: string) =>
    Object.entries(people).find(([, ctx]) => ctx.actor.personId === personId)?.[0] ?? 'somebody else'
  return rows
    .map(({ personId, text, quote }) => `${nameOf(personId)}: ${text}${quote === '' ? '' : ` “${quote}”`}`)
    .toSorted()
}

/** Partners of a partnership that don't take part, each with somebody who stands for it: one left, one was asked, one said no. */
export async function letStandAside(world: World, partnershipId: string): Promise<Ctx[]> {
  const people: Ctx[] = []
  for (const standing of ['left', 'invited', 'declined'] as const) {
    const organizationId = await world.organization(`One that ${standing}`)
    const at = new Date('2026-03-01T12:00:00Z')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .insertInto('partners')
        .values({
          workspaceId: world.workspace.id,
          id: uuid(),
          partnershipId,
          organizationId,
          invitedAt: at,
          ...{
            left: { acceptedAt: at, leftAt: at },
            invited: {},
            declined: { declinedAt: at },
          }[standing],
        })
        .execute(),
    )
    const person = await world.as('lead', organizationId)
    await letStand(world, partnershipId, person)
    people.push(person)
  }
  return people
}
