import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { planAnew, planOnce } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { earliest, type RoadmapItem, type RoadmapSpan } from '#platform/features/roadmap.ts'
import { readsUntil } from '../../partnerships/index.server.ts'

export interface RoadmapLine extends RoadmapItem {
  partnershipName: string
}

/** The kinds of things a roadmap can show. */
export const roadmapKinds = (tx: Tx): { kind: string; label: string }[] =>
  tx.system.registry.roadmap.map(({ kind, label }) => ({ kind, label: label() }))

/**
 * What lies ahead in one partnership, or for the own organization in all that it takes part in, the earliest day
 * first. What the own organization has left has no days ahead for it.
 */
export async function readRoadmap(
  tx: Tx,
  wanted: RoadmapSpan & { kinds?: readonly string[] },
): Promise<RoadmapLine[]> {
  const { kinds = [], ...span } = wanted
  const open: RoadmapItem[] = []
  let { to } = span
  const sources = tx.system.registry.roadmap
  // The page of one partnership goes on asking beside it.
  const across = span.partnershipId === undefined
  if (across) await planOnce(tx)
  const inTurn = [...sources.filter((one) => !one.comesRound), ...sources.filter((one) => one.comesRound)]
  for (const source of inTurn) {
    if (kinds.length > 0 && !kinds.includes(source.kind)) continue
    if (across && source.wide) await planAnew(tx)
    const found = await source.find(tx, { ...span, to })
    if (across && source.wide) await planOnce(tx)
    open.push(...found.filter((item) => readsUntil(tx, item.partnershipId) === null))
    // Once so many have come, the next source is asked for nothing after the last of them.
    const enough = span.most === undefined ? undefined : earliest(open, span.most).at(span.most - 1)
    to = enough?.on ?? to
  }
  const names = await tx.db
    .selectFrom('partnerships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...new Set(open.map((item) => item.partnershipId)), tx.workspace.id])
    .select(['id', 'name'])
    .execute()
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return open
    .map((item) => ({ ...item, partnershipName: nameOf.get(item.partnershipId) ?? '' }))
    .sort((a, b) => (a.on === b.on ? (a.recordId < b.recordId ? -1 : 1) : a.on < b.on ? -1 : 1))
}

/** One thing that lies ahead, on whatever day; throws NotFound where there is none or it is out of reach. */
export async function readAhead(tx: Tx, kind: string, recordId: string, on?: Day): Promise<RoadmapLine> {
  if (!z.uuid().safeParse(recordId).success) throw new NotFound()
  const all = await readRoadmap(tx, { from: '0001-01-01', to: '2999-12-31', kinds: [kind], recordId })
  const found = all.find((one) => on === undefined || one.on === on)
  if (found === undefined) throw new NotFound()
  return found
}
