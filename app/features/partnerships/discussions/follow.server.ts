import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { markRecorded } from '#platform/context/transaction.server.ts'
import { ownPerson } from '#platform/policy/person.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Wish } from './discussion.ts'
import { readDiscussion } from './reads.server.ts'

/** Says whether the actor hears of a discussion; null leaves it to whether they take part. Throws NotFound out of reach. */
export async function wishOfDiscussion(tx: Tx, id: string, wish: Wish | null): Promise<void> {
  const { partnershipId } = await readDiscussion(tx, id)
  await setWish(tx, { partnershipId, discussionId: id }, wish)
}

/** Says whether the actor hears of every discussion in a partnership, where nothing is said of one itself. Throws NotFound out of reach. */
export async function wishOfPartnership(tx: Tx, partnershipId: string, wish: Wish | null): Promise<void> {
  await readPartnership(tx, partnershipId)
  await setWish(tx, { partnershipId, discussionId: null }, wish)
}

/** What the actor said about all discussions in a partnership. */
export async function ownPartnershipWish(tx: Tx, partnershipId: string): Promise<Wish | null> {
  const found = await tx.db
    .selectFrom('discussionFollows')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where('discussionId', 'is', null)
    .where('personId', '=', tx.actor.personId)
    .select('wish')
    .executeTakeFirst()
  return found?.wish ?? null
}

async function setWish(
  tx: Tx,
  place: { partnershipId: string; discussionId: string | null },
  wish: Wish | null,
): Promise<void> {
  const personId = ownPerson(tx.actor)
  await tx.db
    .deleteFrom('discussionFollows')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', place.partnershipId)
    .where('discussionId', 'is not distinct from', place.discussionId)
    .where('personId', '=', personId)
    .execute()
  if (wish !== null)
    await tx.db
      .insertInto('discussionFollows')
      .values({ workspaceId: tx.workspace.id, id: uuid(), ...place, personId, wish, createdAt: tx.now })
      .execute()
  // What somebody wants to hear of is nobody else's business and has no place in the history.
  markRecorded(tx.db)
}
