import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { askTogether, planOnce } from '#platform/context/transaction.server.ts'
import type { Panel, WarningSource } from '#platform/features/feature.server.ts'
import type { Noticed, Warning, Within } from '#platform/features/warning.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { reachablePartnerships, readsUntil } from '../partnerships/reads.server.ts'

/** Something noticed, with the partnership it is about, and the source that puts it into words. */
export interface PlacedNoticed extends Noticed {
  partnershipName: string
  source: WarningSource
}
export interface PlacedWarning extends Warning {
  partnershipName: string
}

/**
 * What all features notice, in partnerships that run and that the actor takes part in or looks after; the longest
 * standing first. Not yet in words, as there can be hundreds where a page shows some.
 */
export async function noticedWithin(
  tx: Tx,
  within: Within & { kind?: string } = {},
): Promise<PlacedNoticed[]> {
  const asked = tx.system.registry.warnings.filter(
    ({ kind }) => within.kind === undefined || within.kind === kind,
  )
  // The page of one partnership goes on asking beside it.
  if (within.partnershipId === undefined) await planOnce(tx)
  const [names, found] = await askTogether([
    runningPartnerships(tx, within),
    askTogether(
      asked.map(async (source) => (await source.find(tx, within)).map((noticed) => ({ noticed, source }))),
    ),
  ])
  return found
    .flat()
    .flatMap(({ noticed, source }): PlacedNoticed[] => {
      const partnershipName = names.get(noticed.partnershipId)
      return partnershipName === undefined ? [] : [{ ...noticed, partnershipName, source }]
    })
    .sort(longestFirst)
}

/** Puts into words what is shown, each source what it noticed; the order stays. */
export async function tellWarnings(tx: Tx, shown: readonly PlacedNoticed[]): Promise<PlacedWarning[]> {
  const warnings = await askTogether(
    [...Map.groupBy(shown, (one) => one.source)].map(async ([source, noticed]) =>
      'tell' in source ? source.tell(tx, noticed) : noticed.filter(isTold),
    ),
  )
  const told = new Map(warnings.flat().map((warning) => [warning.id, warning]))
  return shown.flatMap(({ id, partnershipName }) => {
    const warning = told.get(id)
    if (warning === undefined) return []
    const { kind, partnershipId, since, text, records, next } = warning
    return [{ kind, id, partnershipId, since, text, records, next, partnershipName }]
  })
}

const isTold = <N extends Noticed>(noticed: N): noticed is N & Warning => 'text' in noticed

/** All of it in words. */
export const warningsWithin = async (
  tx: Tx,
  within: Within & { kind?: string } = {},
): Promise<PlacedWarning[]> => tellWarnings(tx, await noticedWithin(tx, within))

/** Those without a day last; two of a day in an order that stays, so that a list can be turned over like pages. */
function longestFirst(one: Noticed, other: Noticed): number {
  const [a, b] = [`${one.since ?? '9999'} ${one.id}`, `${other.since ?? '9999'} ${other.id}`]
  return a < b ? -1 : a > b ? 1 : 0
}

/** Nobody is warned of a partnership that rests, is concluded or was left. */
async function runningPartnerships(tx: Tx, { partnershipId }: Within): Promise<ReadonlyMap<string, string>> {
  let running = reachablePartnerships(tx).where(
    sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = partnerships.workspace_id
      and b.partnership_id = partnerships.id and b.ended_at is null and b.organization_id is null)`,
  )
  if (partnershipId !== undefined) running = running.where('partnerships.id', '=', partnershipId)
  // There can be a thousand; as one row they are taken in much faster.
  const { found } = await running
    .select(
      sql<[string, string][] | null>`json_agg(json_build_array(partnerships.id, partnerships.name))`.as(
        'found',
      ),
    )
    .executeTakeFirstOrThrow()
  return new Map((found ?? []).filter(([id]) => readsUntil(tx, id) === null))
}

/** On the page of a partnership: what to look at before it grows. Nothing is shown where there is nothing. */
export const warningPanel: Panel = {
  place: 'partnership',
  order: 5,
  load: async (tx, partnershipId) => {
    const warnings = await warningsWithin(tx, { partnershipId })
    if (warnings.length === 0) return null
    return {
      title: m.warnings_panel_title(),
      href: `/warnings?partnership=${partnershipId}`,
      linkText: m.warnings_panel_link(),
      rows: warnings.map((warning) => ({
        id: warning.id,
        text: warning.text,
        detail: warning.next.text,
        when: warning.since === null ? '' : m.warnings_since({ day: formatDay(warning.since, tx.today) }),
        href: warning.next.href,
        tone: 'plain' as const,
      })),
      empty: '',
    }
  },
}
