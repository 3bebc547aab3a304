import { sql } from 'kysely'
import { dayIn } from '#platform/context/days.ts'
import type { DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { postPolicy, shorten } from './discussion.ts'
import { reachablePosts } from './reach.server.ts'

/** Where the actor was asked by name, and has neither said anything since nor set it aside. */
export const mentionsDue: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from mentions x where x.workspace_id = ${tx.workspace.id}
    and x.person_id = ${tx.actor.personId}::uuid and x.set_aside_at is null)`,
  find: async (tx) => {
    const { personId } = tx.actor
    if (personId === null || !can(tx.actor, postPolicy.say)) return []
    const rows = await reachablePosts(tx)
      .innerJoin('mentions', (join) =>
        join
          .onRef('mentions.workspaceId', '=', 'posts.workspaceId')
          .onRef('mentions.postId', '=', 'posts.id'),
      )
      .leftJoin('people', (join) =>
        join.onRef('people.workspaceId', '=', 'posts.workspaceId').onRef('people.id', '=', 'posts.personId'),
      )
      .innerJoin('organizations', (join) =>
        join
          .onRef('organizations.workspaceId', '=', 'posts.workspaceId')
          .onRef('organizations.id', '=', 'posts.organizationId'),
      )
      .where('mentions.personId', '=', personId)
      .where('mentions.setAsideAt', 'is', null)
      .where(
        sql<boolean>`not exists (select 1 from posts later where later.workspace_id = posts.workspace_id
          and later.discussion_id = posts.discussion_id and later.person_id = ${personId}::uuid
          and later.deleted_at is null and later.created_at > mentions.created_at)`,
      )
      .where(
        sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = posts.workspace_id
          and b.partnership_id = posts.partnership_id and b.kind = 'conclusion' and b.ended_at is null)`,
      )
      .select([
        'posts.id',
        'posts.partnershipId',
        'posts.discussionId',
        'posts.body',
        'posts.createdAt',
        'discussions.title',
        'partnerships.name as partnershipName',
        'people.name as personName',
        'organizations.name as organizationName',
      ])
      .orderBy('posts.createdAt')
      .orderBy('posts.id')
      .limit(200)
      .execute()
    return rows
      .filter((row) => readsUntil(tx, row.partnershipId) === null)
      .map((row) => ({
        kind: 'discussion.mention',
        recordId: row.id,
        partnershipId: row.partnershipId,
        group: 'waiting' as const,
        dueOn: null,
        title: m.discussion_due_title({ person: row.personName ?? row.organizationName }),
        why: m.discussion_due_why({
          title: row.title,
          partnership: row.partnershipName,
          words: shorten(row.body, 120),
        }),
        when: formatDistance(dayIn(tx.workspace.timeZone, row.createdAt), tx.today),
        href: `/discussions/${row.discussionId}#post-${row.id}`,
        doneHref: `/discussions/${row.discussionId}#say`,
      }))
  },
}
