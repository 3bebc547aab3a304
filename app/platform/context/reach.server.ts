import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/database.server.ts'
import type { Reached } from './context.server.ts'

/** What `partnershipsColumn` answers: moments as JSON writes them. */
export type PartnershipsColumn =
  | {
      id: string
      declined: boolean
      left: string | null
      absences: { from: string; to: string | null }[]
    }[]
  | null

/** Every row that says how an organization stands or stood in a partnership, in one column; to be read by `reachOf`. */
export const partnershipsColumn = (
  workspace: RawBuilder<unknown>,
  organization: RawBuilder<unknown>,
): RawBuilder<PartnershipsColumn> =>
  sql`(select coalesce(json_agg(json_build_object('id', x.partnership_id, 'declined', x.declined_at is not null, 'left', x.left_at,
      'absences', (select coalesce(json_agg(json_build_object('from', b.left_at, 'to', b.returned_at)), '[]') from partner_absences b
        where b.workspace_id = x.workspace_id and b.organization_id = x.organization_id and b.partnership_id = x.partnership_id))), '[]')
    from partners x where x.workspace_id = ${workspace} and x.organization_id = ${organization})`

/**
 * The partnerships an organisation takes or took part in, with the moment it left and the times it was away. One
 * that is asked again reads on as it did when it left, until it accepts.
 */
export const reachOf = (column: PartnershipsColumn): ReadonlyMap<string, Reached> =>
  new Map(
    (column ?? []).flatMap(({ id, declined, left, absences }) => {
      const until = left ?? absences.find(({ to }) => to === null)?.from ?? null
      if (declined && until === null) return []
      const away = absences.flatMap(({ from, to }) =>
        to === null ? [] : [{ from: new Date(from), to: new Date(to) }],
      )
      return [
        [
          id,
          { until: until === null ? null : new Date(until), ...(away.length === 0 ? {} : { away }) },
        ] as const,
      ]
    }),
  )

/** The partnerships an organisation reaches, as `reachOf` says. Read as `door`. */
export async function partnershipsOf(
  db: Db,
  workspaceId: string,
  organizationId: string,
): Promise<ReadonlyMap<string, Reached>> {
  const column = partnershipsColumn(sql`${workspaceId}::uuid`, sql`${organizationId}::uuid`)
  const found = await sql<{ partnerships: PartnershipsColumn }>`select ${column} as partnerships`.execute(db)
  return reachOf(found.rows[0]?.partnerships ?? null)
}
