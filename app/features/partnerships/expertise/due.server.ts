import { sql } from 'kysely'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { waitingExpertise } from './reads.server.ts'

/** What others say that one knows, or the own organization, and that waits for one's word. */
export const expertiseDue: DueSource = {
  perhaps: (
    tx,
  ) => sql`exists (select 1 from expertises x where x.workspace_id = ${tx.workspace.id} and x.accepted is null
    and (x.organization_id = ${tx.actor.organizationId}::uuid or x.person_id = ${tx.actor.personId}::uuid))`,
  find: async (tx) => {
    if (!can(tx.actor, partnershipPolicy.workTogether)) return []
    const { organizationId } = tx.actor
    const speaks = can(tx.actor, partnershipPolicy.speakFor, { organizationId })
    return (await waitingExpertise(tx, speaks)).map(
      (one): DueItem => ({
        kind: 'expertise.proposed',
        recordId: one.id,
        partnershipId: null,
        group: 'waiting',
        dueOn: null,
        title: m.expertise_due({ topic: one.topic }),
        why: m.expertise_due_why({ holder: one.holder }),
        when: '',
        href: `/expertise/${one.id}`,
        doneHref: `/expertise/${one.id}`,
      }),
    )
  },
}
