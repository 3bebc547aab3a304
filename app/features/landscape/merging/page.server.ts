import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { Invalid, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { formatDay, formatPercent } from '#platform/words/format.ts'
import { refusalText } from '#platform/words/sentence.server.ts'
import { findLikely } from '../duplicates/likely.server.ts'
import { reasonsText } from '../duplicates/names.ts'
import { organizationKindName, personKindName } from '../names.ts'
import { organizationChoices, reachableOrganizations } from '../organizations/reads.server.ts'
import { personChoices, reachablePeople } from '../people/reads.server.ts'
import { landscapePolicy } from '../policy.ts'
import { choicesIn, mergeForm } from './inputs.ts'
import { merge } from './merge.server.ts'
import { choicesOf, columnOf, type MergeKind, mergeFields, preferred } from './merge.ts'
import { fieldLabel, valueText } from './names.ts'
import { comparison } from './reads.server.ts'
import { listOf, loadRecord } from './records.server.ts'

/** Records to choose the other one from: those that look like the same, or what a search finds. */
export async function choosing(tx: Tx, kind: MergeKind, id: string, query: string) {
  const record = await loadRecord(tx, kind, id)
  allow(tx.actor, landscapePolicy.merge)
  const choices = query.trim() === '' ? await likelyOnes(tx, kind, id) : await searched(tx, kind, query)
  return {
    record: { id, name: record.name },
    choices: choices.filter((choice) => choice.id !== id),
    list: listOf[kind],
  }
}

async function searched(tx: Tx, kind: MergeKind, query: string) {
  if (kind === 'organization')
    return (await organizationChoices(tx, query)).map((one) => ({
      id: one.id,
      name: one.name,
      detail: [organizationKindName(one.kind), one.city].filter((part) => part !== '').join(' · '),
      score: null,
    }))
  return (await personChoices(tx, query)).map((one) => ({
    id: one.id,
    name: one.name,
    detail: personKindName(one.kind),
    score: null,
  }))
}

async function likelyOnes(tx: Tx, kind: MergeKind, id: string) {
  const { values } = await loadRecord(tx, kind, id)
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(name), value]))
  const bySource = Object.values((values.extra as Record<string, Record<string, unknown>> | null) ?? {})
  const extra = Object.assign({}, ...bySource) as Record<string, unknown>
  const pairs = await findLikely(tx, kind, [{ recordId: id, fields, extra }], true)
  const ids = [...pairs.map((pair) => pair.otherId), tx.workspace.id]
  const names =
    kind === 'organization'
      ? await reachableOrganizations(tx)
          .where('organizations.id', 'in', ids)
          .select(['organizations.id', 'organizations.name'])
          .execute()
      : await reachablePeople(tx).where('people.id', 'in', ids).select(['people.id', 'people.name']).execute()
  return pairs.flatMap((pair) => {
    const found = names.find((one) => one.id === pair.otherId)
    return found === undefined
      ? []
      : [{ ...found, detail: reasonsText(pair.reasons), score: formatPercent(pair.score) }]
  })
}

/** Both records field by field with what is chosen at first, what will move, and why it can't be, if it can't. */
export async function comparing(tx: Tx, kind: MergeKind, oneId: string, otherId: string) {
  const { into, from, no, moves } = await comparison(tx, kind, oneId, otherId)
  const { country } = tx.workspace
  const fields = mergeFields[kind].flatMap((field) => {
    const texts = [into, from].map((side) => valueText(kind, field, side.values, country))
    const [ours = '', theirs = ''] = texts
    if (ours === theirs && (ours === '–' || field.is === 'yes')) return []
    const chosen = preferred(field, into, from)
    return [
      {
        name: field.name,
        label: fieldLabel(kind, field.name),
        into: ours,
        from: theirs,
        choices: choicesOf(field, into.values, from.values),
        chosen,
      },
    ]
  })
  const shown = ({ id, name, updatedAt }: typeof into) => ({
    id,
    name,
    changed: formatDay(dayIn(tx.workspace.timeZone, updatedAt), tx.today),
  })
  return {
    into: shown(into),
    from: shown(from),
    versions: `${into.version} ${from.version}`,
    fields,
    moves,
    no: no === null ? null : refusalText(no),
    list: listOf[kind],
  }
}
/** What the page of two records shows. */
export type Comparing = Awaited<ReturnType<typeof comparing>>

/** Brings the two of a page together as its form says. Answers the record that stays. */
export async function mergeByForm(
  tx: Tx,
  kind: MergeKind,
  ids: readonly [string, string],
  form: FormData,
): Promise<{ intoId: string; historyId: string } | Refusal> {
  // Out of reach nothing is said of what a form has wrong.
  for (const id of ids) await loadRecord(tx, kind, id)
  allow(tx.actor, landscapePolicy.merge)
  const input = parseForm(mergeForm(kind), form)
  const fromId = ids.find((id) => id !== input.into) ?? input.into
  if (!ids.includes(input.into)) throw new Invalid([{ path: 'into', code: 'issue_choice' }])
  const [into = 0, from = 0] = input.versions.split(' ').map(Number)
  const done = await merge(tx, kind, {
    intoId: input.into,
    fromId,
    choices: choicesIn(kind, input),
    versions: { into, from },
  })
  return isRefusal(done) ? done : { intoId: input.into, historyId: done.historyId }
}
