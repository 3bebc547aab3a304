import { sql } from 'kysely'
import type { Erasure, Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'
import { reachablePosts } from './reach.server.ts'

const says = (count: number) => m.merge_posts({ count })

/** What one record began, said, was asked and has read is the other's when the two are one. */
export const discussionMerges: Merge[] = [
  ...mergeColumns('person', [
    ['discussions', 'begun_by_person_id'],
    ['posts', 'person_id', says],
  ]),
  ...mergeColumns('organization', [
    ['discussions', 'organization_id'],
    ['posts', 'organization_id', says],
  ]),
  { kind: 'person', table: 'mentions', column: 'person_id', same: [{ by: ['post_id'] }] },
  {
    kind: 'person',
    table: 'discussion_readings',
    column: 'person_id',
    same: [{ by: ['discussion_id'] }],
  },
  {
    kind: 'person',
    table: 'discussion_follows',
    column: 'person_id',
    same: [{ by: ['partnership_id', 'discussion_id'] }],
  },
]

/** What somebody said stays where it was said, without their name; what they were asked, read and followed goes. */
export const eraseSpeaker: Erasure = {
  covers: ['posts.person_id', 'mentions', 'discussion_readings', 'discussion_follows'],
  keeps: {
    'posts.body': 'What was said to others is theirs to read on; it stands there without the name.',
    'posts.language': 'The language of those words.',
  },
  erase: async (tx, personId) => {
    await sql`update posts set person_id = null where workspace_id = ${tx.workspace.id} and person_id = ${personId}`.execute(
      tx.db,
    )
    await sql`update discussions set begun_by_person_id = null where workspace_id = ${tx.workspace.id} and begun_by_person_id = ${personId}`.execute(
      tx.db,
    )
    for (const table of ['mentions', 'discussionReadings', 'discussionFollows'] as const)
      await tx.db
        .deleteFrom(table)
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', personId)
        .execute()
  },
  holds: {
    name: 'posts',
    rows: (tx, personId) =>
      reachablePosts(tx)
        .where('posts.personId', '=', personId)
        .select(['discussions.title as discussion', 'posts.body', 'posts.createdAt'])
        .orderBy('posts.createdAt')
        .execute(),
  },
}

const unanswered = sql<boolean>`mentions.set_aside_at is null and not exists (select 1 from posts asked
  join posts later on later.workspace_id = asked.workspace_id and later.discussion_id = asked.discussion_id
    and later.person_id = mentions.person_id and later.deleted_at is null and later.created_at > asked.created_at
  where asked.workspace_id = mentions.workspace_id and asked.id = mentions.post_id)`

/** Questions that somebody was asked by name and has not answered wait for whoever takes over, who follows them. */
export const openMentions: Handover = {
  name: 'mentions',
  move: async (tx, from, to) => {
    const moved = await tx.db
      .updateTable('mentions')
      .set({ personId: to })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', from)
      .where(unanswered)
      .where(
        sql<boolean>`not exists (select 1 from mentions theirs where theirs.workspace_id = mentions.workspace_id
          and theirs.post_id = mentions.post_id and theirs.id <> mentions.id and theirs.person_id = ${to}::uuid)`,
      )
      .executeTakeFirst()
    return Number(moved.numUpdatedRows)
  },
}
