import type { Tx } from '#platform/context/context.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { averageOf, type Measure, measures, type Span, type Spread, spreadOf } from './equity.ts'
import { pielou } from './evenness.ts'
import { sumsAcross } from './sums.server.ts'
import type { Sum } from './tally.ts'

export interface Leaning {
  partnershipId: string
  partnership: string
  /** What one partner does almost alone. */
  alone: { measure: Measure; organization: string; amount: number; total: number }[]
}

/**
 * Over all running partnerships, for the host's staff: how even each thing is on average, where enough organizations
 * stand behind it, and the partnerships where one partner does something almost alone. Throws Forbidden.
 */
export async function equityAcross(tx: Tx, span: Span) {
  allow(tx.actor, partnershipPolicy.seeAcross)
  const partners = await tx.db
    .selectFrom('partners')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'partners.workspaceId')
        .onRef('partnerships.id', '=', 'partners.partnershipId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'partners.workspaceId')
        .onRef('organizations.id', '=', 'partners.organizationId'),
    )
    .where('partners.workspaceId', '=', tx.workspace.id)
    .where('partnerships.deletedAt', 'is', null)
    .where('partners.acceptedAt', 'is not', null)
    .where('partners.leftAt', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('partnershipBreaks')
            .whereRef('partnershipBreaks.workspaceId', '=', 'partnerships.workspaceId')
            .whereRef('partnershipBreaks.partnershipId', '=', 'partnerships.id')
            .where('partnershipBreaks.endedAt', 'is', null)
            .where('partnershipBreaks.organizationId', 'is', null)
            .select('partnershipBreaks.id'),
        ),
      ),
    )
    .orderBy('partnerships.name')
    .orderBy('partnerships.id')
    .select([
      'partners.partnershipId',
      'partnerships.name as partnership',
      'partners.organizationId',
      'organizations.name as organization',
    ])
    .execute()
  const sums = await sumsAcross(tx, span)
  const groups = [...Map.groupBy(partners, (one) => one.partnershipId)].map(([id, members]) => ({
    id,
    name: members[0]?.partnership ?? '',
    members,
    organizationIds: members.map((one) => one.organizationId),
    spreads: spreadsIn(sums.get(id) ?? [], members),
  }))
  return {
    averages: measures.map((measure) => {
      const told = groups.flatMap(({ organizationIds, spreads }) => {
        const evenness = spreads.get(measure)?.evenness ?? null
        return evenness === null ? [] : [{ evenness, organizationIds }]
      })
      return {
        measure,
        partnerships: told.length,
        average: averageOf(told, tx.workspace.hostOrganizationId),
      }
    }),
    leaning: groups.flatMap(({ id, name, members, spreads }): Leaning[] => {
      const alone = measures.flatMap((measure) => {
        const found = spreads.get(measure)
        if (found?.spread !== 'one') return []
        const { amounts, total } = found
        const at = amounts.indexOf(Math.max(...amounts))
        return [{ measure, organization: members[at]?.organization ?? '', amount: amounts[at] ?? 0, total }]
      })
      return alone.length === 0 ? [] : [{ partnershipId: id, partnership: name, alone }]
    }),
  }
}

interface SpreadIn {
  /** In the order of the partners. */
  amounts: number[]
  total: number
  spread: Spread
  /** Of what there is too little of to say how it is spread, null. */
  evenness: number | null
}

/** How each thing that there is any of is spread among the partners of one partnership, by what it came to. */
function spreadsIn(
  sums: readonly Sum[],
  members: readonly { organizationId: string }[],
): ReadonlyMap<Measure, SpreadIn> {
  const places = new Map(members.map(({ organizationId }, place) => [organizationId, place]))
  const found = new Map<Measure, { amounts: number[]; count: number }>()
  for (const { organizationId, measure, amount, count } of sums) {
    const place = places.get(organizationId)
    if (place === undefined) continue
    const one = found.get(measure) ?? { amounts: members.map(() => 0), count: 0 }
    one.amounts[place] = amount
    one.count += count
    found.set(measure, one)
  }
  const spreads = new Map<Measure, SpreadIn>()
  for (const [measure, { amounts, count }] of found) {
    const total = amounts.reduce((sum, amount) => sum + amount, 0)
    const spread = spreadOf(total, amounts, count)
    spreads.set(measure, { amounts, total, spread, evenness: spread === 'few' ? null : pielou(amounts) })
  }
  return spreads
}
