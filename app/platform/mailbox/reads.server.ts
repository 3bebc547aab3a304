import { sql } from 'kysely'
import { comesIn } from '../context/comes-in.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound, Refusal } from '../errors/errors.ts'
import { formatMoment } from '../words/format.ts'
import { refusalText } from '../words/sentence.server.ts'
import type { HeldFile, HeldMail } from './held-mail.ts'
import { reasonWords } from './say.ts'

/** The most that are shown at once; who settles some sees the next. */
const most = 50

/** Mail that waits for somebody to look at it. */
export const reachableHeldMails = (tx: Tx) =>
  tx.db
    .selectFrom('heldMails')
    .where('heldMails.workspaceId', '=', tx.workspace.id)
    .where('heldMails.postedAt', 'is', null)
    .where('heldMails.discardedAt', 'is', null)

/** One of them, kept still until the transaction ends. Throws NotFound. */
export async function readHeldMail(tx: Tx, id: string) {
  const row = await reachableHeldMails(tx).where('id', '=', id).selectAll().forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound()
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

/** As whom it can be posted: the person whose address it was sent to, and whoever has the address it came from. Only who can come in. */
export async function writersOf(
  tx: Tx,
  { personId, fromAddress }: { personId: string; fromAddress: string },
): Promise<{ id: string; name: string }[]> {
  const found = await tx.db
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
    .orderBy('people.name')
    .select(['people.id', 'people.name'])
    .execute()
  return found.sort((a, b) => Number(b.id === personId) - Number(a.id === personId))
}
