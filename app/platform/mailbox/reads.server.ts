import { sql } from 'kysely'
import { validate } from 'uuid'
import { comesIn } from '../context/comes-in.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound, Refusal } from '../errors/errors.ts'
import { formatMoment } from '../words/format.ts'
import { refusalText } from '../words/sentence.server.ts'
import type { HeldFile, HeldMail } from './held-mail.ts'
import { reasonWords } from './say.ts'
import { leadsFor, settlesAll } from './settlers.server.ts'

/** The most that are shown at once; who settles some sees the next. */
const most = 50

/** Mail that waits for somebody to look at it; for a lead, what people of the own organization are addressed by. */
export const reachableHeldMails = (tx: Tx) =>
  everyHeldMail(tx).where('heldMails.postedAt', 'is', null).where('heldMails.discardedAt', 'is', null)

/** Those that are settled too. */
function everyHeldMail(tx: Tx) {
  const held = tx.db.selectFrom('heldMails').where('heldMails.workspaceId', '=', tx.workspace.id)
  return settlesAll(tx)
    ? held
    : held.where((where) =>
        where.exists(
          where
            .selectFrom('memberships')
            .whereRef('memberships.workspaceId', '=', 'heldMails.workspaceId')
            .whereRef('memberships.personId', '=', 'heldMails.personId')
            .where('memberships.organizationId', '=', tx.actor.organizationId),
        ),
      )
}

/** One of them, kept still until the transaction ends. Throws NotFound, for a lead too where they don't reach what it answers. */
export async function readHeldMail(tx: Tx, id: string) {
  if (!validate(id)) throw new NotFound()
  const row = await reachableHeldMails(tx).where('id', '=', id).selectAll().forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound()
  if (!settlesAll(tx) && (await aboutOf(tx, row)) === null) throw new NotFound()
  return row
}

/** One of them, settled or not, to be looked at. Throws NotFound. */
export async function readSettledMail(tx: Tx, id: string) {
  if (!validate(id)) throw new NotFound()
  const row = await everyHeldMail(tx).where('id', '=', id).selectAll().executeTakeFirst()
  if (row === undefined || (!settlesAll(tx) && (await aboutOf(tx, row)) === null)) throw new NotFound()
  return row
}

/** What a mail answers, as the reader reaches it; null where they don't. */
export async function aboutOf(
  tx: Tx,
  { kind, subjectId }: { kind: string; subjectId: string },
): Promise<{ title: string; href: string } | null> {
  const [found] = (await tx.system.registry.subjects.get(kind)?.describe(tx, [subjectId])) ?? []
  return found === undefined ? null : { title: found.title, href: found.href }
}

/** The newest first. Whoever doesn't reach what a mail answers sees that it came and why it waits, and nothing of its text. */
export async function listHeldMails(tx: Tx): Promise<{ items: HeldMail[]; more: boolean }> {
  const rows = await reachableHeldMails(tx)
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'heldMails.workspaceId')
        .onRef('people.id', '=', 'heldMails.personId'),
    )
    .selectAll('heldMails')
    .select('people.name as personName')
    .orderBy('heldMails.receivedAt', 'desc')
    .orderBy('heldMails.id', 'desc')
    .limit(most + 1)
    .execute()
  const items: HeldMail[] = []
  for (const row of rows.slice(0, most)) {
    const about = await aboutOf(tx, row)
    if (about === null && !settlesAll(tx)) continue
    const refusal =
      row.refusal === null ? '' : refusalText(new Refusal(row.refusal, factsOf(row.refusalFacts)))
    items.push({
      id: row.id,
      from: row.fromName === '' ? row.fromAddress : `${row.fromName} <${row.fromAddress}>`,
      subject: about === null ? '' : row.subject,
      at: row.receivedAt.toISOString(),
      when: formatMoment(row.receivedAt, tx.timeZone),
      personName: row.personName,
      reason: row.reason,
      why: reasonWords(row.reason, row.personName, refusal),
      shown: about === null ? null : { text: row.body, files: await filesWith(tx, row.id), about },
      leads: about === null ? (await leadsFor(tx, row)).map(({ name }) => name) : [],
      writers: row.calendar !== null || about === null ? [] : await writersOf(tx, row),
    })
  }
  return { items, more: rows.length > most }
}

const factsOf = (facts: unknown): Record<string, string | number> =>
  typeof facts === 'object' && facts !== null ? (facts as Record<string, string | number>) : {}

const filesWith = (tx: Tx, heldMailId: string): Promise<HeldFile[]> =>
  tx.db
    .selectFrom('heldMailFiles')
    .where('workspaceId', '=', tx.workspace.id)
    .where('heldMailId', '=', heldMailId)
    .orderBy('id')
    .select(['id', 'name', sql<number>`octet_length(bytes)`.as('sizeBytes')])
    .execute()

/**
 * As whom it can be posted: the person whose address it was sent to, and whoever has the address it came from. Only who
 * can come in, and for a lead only those of the own organization.
 */
export async function writersOf(
  tx: Tx,
  { personId, fromAddress }: { personId: string; fromAddress: string },
): Promise<{ id: string; name: string }[]> {
  let found = tx.db
    .selectFrom('people')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.workspaceId', '=', 'people.workspaceId')
        .onRef('memberships.personId', '=', 'people.id'),
    )
    .where('people.workspaceId', '=', tx.workspace.id)
    .where('people.deletedAt', 'is', null)
    .where(comesIn(tx))
    .where((where) =>
      where.or([
        where('people.id', '=', personId),
        where((eb) => eb.fn<string>('lower', ['people.email']), '=', fromAddress),
      ]),
    )
  if (!settlesAll(tx)) found = found.where('memberships.organizationId', '=', tx.actor.organizationId)
  const writers = await found.orderBy('people.name').select(['people.id', 'people.name']).execute()
  return writers.sort((a, b) => Number(b.id === personId) - Number(a.id === personId))
}
