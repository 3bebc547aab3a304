import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Erasure, Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { isAffiliated } from '../partners/representatives.server.ts'
import { insertMember } from './fill.server.ts'

/** Whoever sat under one record sits under the other when the two are one; nobody sits twice. */
export const committeeMerges: Merge[] = [
  ...mergeColumns('person', [
    ['committees', 'set_up_by_person_id'],
    ['committee_members', 'named_by_person_id'],
  ]),
  ...mergeColumns('organization', [
    ['committees', 'organization_id'],
    ['committee_members', 'organization_id'],
  ]),
  {
    kind: 'person',
    table: 'committee_members',
    column: 'person_id',
    same: [
      {
        by: ['committee_id'],
        when: 'x.ended_on is null and k.ended_on is null',
        close: { column: 'ended_on', at: 'today' },
      },
    ],
  },
  {
    kind: 'organization',
    table: 'committee_seats',
    column: 'organization_id',
    same: [{ by: ['committee_id'] }],
  },
]

/** Seats go on with whoever takes over, for what is left of the term, where they belong to the organization and don't sit there already. */
export const committeeSeats: Handover = {
  name: 'committees',
  move: async (tx, from, to) => {
    const { rows } = await sql<{
      id: string
      committeeId: string
      organizationId: string
      untilOn: string | null
      behalfId: string | null
    }>`select m.id, m.committee_id, m.organization_id, m.until_on, m.behalf_id from committee_members m
      join committees c on c.workspace_id = m.workspace_id and c.id = m.committee_id
        and c.ended_on is null and c.deleted_at is null
      where m.workspace_id = ${tx.workspace.id} and m.person_id = ${from} and m.ended_on is null
        and (m.until_on is null or m.until_on >= ${tx.today}::date)
        and not exists (select 1 from committee_members o where o.workspace_id = m.workspace_id
          and o.committee_id = m.committee_id and o.person_id = ${to} and o.ended_on is null
          and (o.until_on is null or o.until_on >= ${tx.today}::date))`.execute(tx.db)
    let moved = 0
    for (const { id, ...seat } of rows) {
      if (!(await isAffiliated(tx, to, seat.organizationId))) continue
      await tx.db
        .updateTable('committeeMembers')
        .set({ endedOn: tx.today })
        .where('workspaceId', '=', tx.workspace.id)
        .where('id', '=', id)
        .execute()
      await insertMember(tx, { ...seat, id: uuid(), personId: to, fromOn: tx.today })
      moved += 1
    }
    return moved
  },
}

/** That a seat was held, and for how long, stays with the organization; by whom goes. */
export const eraseCommittees: Erasure = {
  covers: ['committee_members.person_id'],
  erase: async (tx, personId) => {
    await tx.db
      .updateTable('committeeMembers')
      .set((set) => ({ personId: null, endedOn: set.fn.coalesce('endedOn', set.val(tx.today)) }))
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
    await tx.db
      .updateTable('committeeMembers')
      .set({ namedByPersonId: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where('namedByPersonId', '=', personId)
      .execute()
    await tx.db
      .updateTable('committees')
      .set({ setUpByPersonId: null })
      .where('workspaceId', '=', tx.workspace.id)
      .where('setUpByPersonId', '=', personId)
      .execute()
  },
}
