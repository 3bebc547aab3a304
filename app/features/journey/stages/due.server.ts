import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { journeyPolicy } from '../policy.ts'
import { readyAmong } from './ready.server.ts'
import { stageAfter } from './stage.ts'

/** Partnerships that the actor's own organization takes part in now and that aren't concluded. */
function decidable(tx: Tx) {
  return tx.db
    .selectFrom('partnerships')
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.workspaceId', '=', 'partnerships.workspaceId')
        .onRef('partners.partnershipId', '=', 'partnerships.id'),
    )
    .where('partnerships.workspaceId', '=', tx.workspace.id)
    .where('partnerships.deletedAt', 'is', null)
    .where('partners.organizationId', '=', tx.actor.organizationId)
    .where('partners.acceptedAt', 'is not', null)
    .where('partners.leftAt', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('partnershipBreaks')
            .select('partnershipBreaks.id')
            .whereRef('partnershipBreaks.workspaceId', '=', 'partnerships.workspaceId')
            .whereRef('partnershipBreaks.partnershipId', '=', 'partnerships.id')
            .where('partnershipBreaks.organizationId', 'is', null)
            .where('partnershipBreaks.endedAt', 'is', null),
        ),
      ),
    )
}

/** Proposals that wait, for those who decide. */
export const proposalsDue: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from stage_proposals x where x.workspace_id = ${tx.workspace.id}
    and x.stage_move_id is null and x.declined_at is null and x.withdrawn_at is null)`,
  find: async (tx) => {
    if (!can(tx.actor, journeyPolicy.decideMove)) return []
    const rows = await decidable(tx)
      .innerJoin('stageProposals', (join) =>
        join
          .onRef('stageProposals.workspaceId', '=', 'partnerships.workspaceId')
          .onRef('stageProposals.partnershipId', '=', 'partnerships.id'),
      )
      .innerJoin('organizations', (join) =>
        join
          .onRef('organizations.workspaceId', '=', 'stageProposals.workspaceId')
          .onRef('organizations.id', '=', 'stageProposals.organizationId'),
      )
      .leftJoin('people', (join) =>
        join
          .onRef('people.workspaceId', '=', 'stageProposals.workspaceId')
          .onRef('people.id', '=', 'stageProposals.proposedByPersonId'),
      )
      .where('stageProposals.stageMoveId', 'is', null)
      .where('stageProposals.declinedAt', 'is', null)
      .where('stageProposals.withdrawnAt', 'is', null)
      .select([
        'stageProposals.id',
        'stageProposals.partnershipId',
        'stageProposals.stage',
        'stageProposals.reason',
        'stageProposals.proposedAt',
        'partnerships.name',
        'organizations.name as organization',
        'people.name as person',
      ])
      .orderBy('stageProposals.proposedAt')
      .execute()
    return rows.map((row): DueItem => {
      const proposedOn = dayIn(tx.workspace.timeZone, row.proposedAt)
      return {
        kind: 'stage-proposal',
        recordId: row.id,
        partnershipId: row.partnershipId,
        group: 'waiting',
        dueOn: null,
        title: m.due_proposal_title({ name: row.name, stage: stageWord(row.stage) }),
        why: m.due_proposal_why({
          who: row.person ?? m.journey_someone(),
          organization: row.organization,
          reason: row.reason.length > 140 ? `${row.reason.slice(0, 139)}…` : row.reason,
        }),
        when: m.due_proposal_when({ day: formatDay(proposedOn, tx.today) }),
        href: `/partnerships/${row.partnershipId}/journey`,
        doneHref: `/partnerships/${row.partnershipId}/journey/move?stage=${row.stage}`,
      }
    })
  },
}

/** Partnerships one represents whose stage misses nothing, for those who decide. */
export const readyDue: DueSource = {
  perhaps: (tx) => sql`exists (select 1 from representatives x where x.workspace_id = ${tx.workspace.id}
    and x.person_id = ${tx.actor.personId}::uuid and x.ended_on is null)`,
  find: async (tx) => {
    const { personId } = tx.actor
    if (personId === null || !can(tx.actor, journeyPolicy.decideMove)) return []
    const mine = await decidable(tx)
      .innerJoin('representatives', (join) =>
        join
          .onRef('representatives.workspaceId', '=', 'partners.workspaceId')
          .onRef('representatives.partnerId', '=', 'partners.id'),
      )
      .where('representatives.personId', '=', personId)
      .where('representatives.endedOn', 'is', null)
      .select(['partnerships.id', 'partnerships.name'])
      .execute()
    const ready = await readyAmong(
      tx,
      mine.map(({ id }) => id),
    )
    return mine.flatMap(({ id, name }): DueItem[] => {
      const stage = ready.get(id)
      const next = stage === undefined ? null : stageAfter(stage)
      if (stage === undefined || next === null) return []
      return [
        {
          kind: 'stage-ready',
          recordId: id,
          partnershipId: id,
          group: 'week',
          dueOn: null,
          title: m.due_proposal_title({ name, stage: stageWord(next) }),
          why: m.due_ready_why({ stage: stageWord(stage) }),
          when: m.due_ready_when(),
          href: `/partnerships/${id}/journey`,
          doneHref: `/partnerships/${id}/journey/move?stage=${next}`,
        },
      ]
    })
  },
}
