import { v7 as uuid } from 'uuid'
import { reachableOrganizations, reachablePeople } from '#features/landscape/index.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow, can } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Expertise, Holder } from './expertise.ts'
import type { ExpertiseInput } from './inputs.ts'
import { expertiseOf, readExpertise } from './reads.server.ts'

export const aboutExpertise = ({ id, organizationId }: Pick<Expertise, 'id' | 'organizationId'>) => ({
  subject: { kind: 'expertise', id },
  organizationId,
})

/** Whether the actor stands for the holder: it is they themselves, or their organization for which they speak. */
export const isOwn = (
  tx: Tx,
  { organizationId, personId }: Pick<Expertise, 'organizationId' | 'personId'>,
): boolean =>
  personId !== null
    ? personId === tx.actor.personId
    : organizationId === tx.actor.organizationId &&
      can(tx.actor, partnershipPolicy.speakFor, { organizationId })

/** Who it is said of, in reach: what is named, else the actor. Throws NotFound, and Invalid where nobody is. */
async function holderOf(tx: Tx, { organizationId, personId }: ExpertiseInput): Promise<Holder> {
  if (organizationId !== null && personId !== null)
    throw new Invalid([{ path: 'personId', code: 'issue_expertise_one' }])
  const person = organizationId === null ? (personId ?? tx.actor.personId) : null
  if (person !== null) {
    const found = await reachablePeople(tx)
      .where('people.id', '=', person)
      .select('people.id')
      .executeTakeFirst()
    if (found === undefined) throw new NotFound()
    return { organizationId: null, personId: person }
  }
  if (organizationId === null) throw new Invalid([{ path: 'organizationId', code: 'issue_expertise_whose' }])
  const found = await reachableOrganizations(tx)
    .where('organizations.id', '=', organizationId)
    .select('organizations.id')
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return { organizationId, personId: null }
}

/**
 * Says what somebody knows. Of oneself, or of the organization that one speaks for, it stands at once; of others it
 * waits for their word. Throws NotFound, Invalid.
 */
export async function offerExpertise(
  tx: Tx,
  input: ExpertiseInput,
): Promise<{ id: string; historyId: string; accepted: boolean } | Refusal> {
  allow(tx.actor, partnershipPolicy.workTogether)
  const holder = await holderOf(tx, input)
  const { topic, details, languages } = input
  const known = await expertiseOf(
    tx,
    holder.personId === null ? { organizationId: holder.organizationId } : { personId: holder.personId },
  )
  const same = known.some(
    (one) =>
      one.organizationId === holder.organizationId &&
      one.personId === holder.personId &&
      one.topic.toLocaleLowerCase() === topic.toLocaleLowerCase(),
  )
  if (same) return new Refusal('expertise_known')
  const accepted = isOwn(tx, holder)
  const id = uuid()
  await tx.db
    .insertInto('expertises')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...holder,
      topic,
      details,
      languages: [...new Set(languages)],
      saidByOrganizationId: tx.actor.organizationId,
      saidByPersonId: tx.actor.personId,
      createdAt: tx.now,
      answeredAt: accepted ? tx.now : null,
      accepted: accepted ? true : null,
      answeredByPersonId: accepted ? tx.actor.personId : null,
    })
    .execute()
  const about = { ...aboutExpertise({ id, ...holder }), after: { topic, details, languages } }
  const historyId = accepted
    ? await record(tx, 'expertise.offered', about)
    : await record(tx, 'expertise.proposed', about)
  return { id, historyId, accepted }
}

/** Takes it off the record: whoever stands for the holder, and whoever said it while it waits. */
export async function withdrawExpertise(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  await hold(tx, 'expertises', id)
  const expertise = await readExpertise(tx, id)
  allow(tx.actor, partnershipPolicy.workTogether)
  const saidIt = expertise.saidByOrganizationId === tx.actor.organizationId && expertise.state === 'proposed'
  if (!isOwn(tx, expertise) && !saidIt)
    return new Refusal('expertise_of_others', { holder: expertise.holder })
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'expertise.withdrawn', aboutExpertise(expertise)) }
}

/** The inverse of offering and proposing. */
export const undoOffer: Inverse = async (tx, { subjectId }) => {
  const answer = await withdrawExpertise(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of taking away. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreExpertise: Inverse = async (tx, { subjectId }) => {
  await setDeleted(tx, subjectId, null)
  const expertise = await readExpertise(tx, subjectId)
  allow(tx.actor, partnershipPolicy.workTogether)
  const saidIt = expertise.saidByOrganizationId === tx.actor.organizationId && expertise.state === 'proposed'
  if (!isOwn(tx, expertise) && !saidIt)
    return new Refusal('expertise_of_others', { holder: expertise.holder })
  await record(tx, 'expertise.restored', aboutExpertise(expertise))
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('expertises')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
