import { validate } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Ombudsperson } from './ombudsperson.ts'

/** Everybody in the workspace reads who is named, and to whom they belong: they are there to be asked. Every read builds on this. */
export const reachableOmbudspersons = (tx: Tx) =>
  tx.db
    .selectFrom('ombudspersons')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'ombudspersons.workspaceId')
        .onRef('people.id', '=', 'ombudspersons.personId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'ombudspersons.workspaceId')
        .onRef('organizations.id', '=', 'ombudspersons.organizationId'),
    )
    .where('ombudspersons.workspaceId', '=', tx.workspace.id)
    .where('people.deletedAt', 'is', null)

const rows = (tx: Tx) =>
  reachableOmbudspersons(tx)
    .select([
      'ombudspersons.id',
      'people.id as personId',
      'people.name',
      'organizations.id as organizationId',
      'organizations.name as organization',
      'ombudspersons.about',
      'ombudspersons.namedOn',
      'ombudspersons.endedOn',
    ])
    .orderBy('people.nameKey')
    .orderBy('ombudspersons.id')

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]
const shaped = ({ personId, name, organizationId, organization, ...row }: Row): Ombudsperson => ({
  ...row,
  person: { id: personId, name },
  organization: { id: organizationId, name: organization },
})

/** Those who are named now, by name. */
export const listOmbudspersons = async (tx: Tx): Promise<Ombudsperson[]> =>
  (await rows(tx).where('ombudspersons.endedOn', 'is', null).execute()).map(shaped)

/** One of them, who may not be named any more; throws NotFound. */
export async function readOmbudsperson(tx: Tx, id: string): Promise<Ombudsperson> {
  if (!validate(id)) throw new NotFound()
  const found = await rows(tx).where('ombudspersons.id', '=', id).executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return shaped(found)
}
