import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import type { Coming, Discussion } from './discussion.ts'
import type { PostInput } from './inputs.ts'
import { type Listener, withinEarshot } from './listeners.server.ts'
import { setRead } from './mark-read.server.ts'
import { namedIn } from './mention.ts'
import { tellOfPost } from './tell.server.ts'

type Place = Pick<
  Discussion,
  'id' | 'partnershipId' | 'audience' | 'organizationId' | 'begunByPersonId' | 'title' | 'partnershipName'
>

/** What became of the names in a post: who was asked, and which words after an @ name nobody who reads it. */
export interface Asked {
  told: string[]
  unknown: string[]
}

/**
 * Writes a post into a discussion that the caller has opened, and tells those who listen. Throws Invalid where somebody
 * is chosen who does not reach it: whom nothing can be told of is not asked.
 */
export async function writePost(
  tx: Tx,
  place: Place,
  { body, mentionPersonIds, language }: PostInput,
  { cameBy, id = uuid() }: Coming = { cameBy: wayOf(tx) },
): Promise<{ id: string; asked: Asked }> {
  const people = await withinEarshot(tx, place)
  const reaching = new Set(people.map((one) => one.id))
  if (mentionPersonIds.some((id) => !reaching.has(id)))
    throw new Invalid([{ path: 'mentionPersonIds', code: 'issue_mention_reach' }])
  await tx.db
    .insertInto('posts')
    .values({
      workspaceId: tx.workspace.id,
      id,
      discussionId: place.id,
      partnershipId: place.partnershipId,
      body,
      // What a program writes in is not what it is answered in.
      language: language ?? (tx.actor.kind === 'key' ? null : tx.locale),
      cameBy,
      organizationId: tx.actor.organizationId,
      personId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  const asked = await mention(tx, id, body, mentionPersonIds, people)
  await setRead(tx, [place.id])
  await tellOfPost(tx, place, { body, asked: asked.ids }, people)
  const nameOf = (personId: string) => people.find((one) => one.id === personId)?.name ?? ''
  return { id, asked: { told: asked.ids.map(nameOf), unknown: asked.unknown } }
}

const wayOf = (tx: Tx): Coming['cameBy'] =>
  tx.actor.personId === null ? 'program' : tx.actor.kind === 'key' ? 'key' : 'page'

/** Notes whom a post asks by name, those asked before in it left out. Nobody asks themselves. */
export async function mention(
  tx: Tx,
  postId: string,
  body: string,
  chosen: readonly string[],
  people: readonly Listener[],
): Promise<{ ids: string[]; unknown: string[] }> {
  const named = namedIn(body, people)
  const before = await tx.db
    .selectFrom('mentions')
    .where('workspaceId', '=', tx.workspace.id)
    .where('postId', '=', postId)
    .select('personId')
    .execute()
  const known = new Set(before.map((one) => one.personId))
  const ids = [...new Set([...chosen, ...named.ids])].filter(
    (personId) => personId !== tx.actor.personId && !known.has(personId),
  )
  if (ids.length > 0)
    await tx.db
      .insertInto('mentions')
      .values(
        ids.map((personId) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          postId,
          personId,
          createdAt: tx.now,
        })),
      )
      .execute()
  return { ids, unknown: named.unknown }
}
