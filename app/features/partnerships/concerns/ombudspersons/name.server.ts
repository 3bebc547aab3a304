import { v7 as uuid } from 'uuid'
import { personChoices, reachablePeople } from '#features/landscape/index.server.ts'
import { record } from '#platform/activity/record.server.ts'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import type { OmbudspersonInput } from './inputs.ts'

/**
 * Names somebody who can be asked to see to concerns. They need a mail address, by which they come in, and an
 * organization they belong to now: every raiser is told whose they are.
 */
export async function nameOmbudsperson(
  tx: Tx,
  { personId, about }: OmbudspersonInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const person = await reachablePeople(tx)
    .where('people.id', '=', personId)
    .select(['people.id', 'people.email', 'people.doNotContact'])
    .executeTakeFirst()
  if (person === undefined) throw new NotFound()
  allow(tx.actor, partnershipPolicy.nameOmbudspersons)
  const [belongs] = await belongingsOf(tx, [personId])
  if (belongs === undefined) return new Refusal('ombudsperson_belongs_nowhere')
  if (person.doNotContact || !(await mailAddresses(tx, [person])).has(personId))
    return new Refusal('ombudsperson_no_mail')
  const named = await tx.db
    .selectFrom('ombudspersons')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where('endedOn', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (named !== undefined) return new Refusal('ombudsperson_already')
  const id = uuid()
  await tx.db
    .insertInto('ombudspersons')
    .values({
      workspaceId: tx.workspace.id,
      id,
      personId,
      organizationId: belongs.organizationId,
      about,
      namedOn: tx.today,
      namedByPersonId: tx.actor.personId,
    })
    .execute()
  const historyId = await record(tx, 'ombudsperson.named', {
    subject: { kind: 'ombudsperson', id },
    organizationId: belongs.organizationId,
    after: { about },
  })
  return { id, historyId }
}

/** To which organizations people belong today, what they are first for before what they are besides. */
export const belongingsOf = (
  tx: Tx,
  personIds: readonly string[],
): Promise<{ personId: string; organizationId: string; organization: string }[]> =>
  tx.db
    .selectFrom('affiliations')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'affiliations.workspaceId')
        .onRef('organizations.id', '=', 'affiliations.organizationId'),
    )
    .where('affiliations.workspaceId', '=', tx.workspace.id)
    .where('affiliations.personId', 'in', [...personIds, tx.workspace.id])
    .where('organizations.deletedAt', 'is', null)
    .where(belongsNow(tx))
    .orderBy('affiliations.isMainContact', 'desc')
    .orderBy('affiliations.beganOn')
    .orderBy('affiliations.id')
    .select(['affiliations.personId', 'affiliations.organizationId', 'organizations.name as organization'])
    .execute()

/** People to choose from, with where they belong. */
export async function peopleToName(tx: Tx, query: string) {
  const people = await personChoices(tx, query, 20)
  const belongings = await belongingsOf(
    tx,
    people.map(({ id }) => id),
  )
  return people.map(({ id, name }) => ({
    id,
    name,
    organization: belongings.find((one) => one.personId === id)?.organization ?? null,
  }))
}
