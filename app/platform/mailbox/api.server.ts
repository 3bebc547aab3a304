import { z } from 'zod'
import { accountsPolicy } from '../accounts/policy.ts'
import type { ApiResource } from '../api/resource.server.ts'
import type { Tx } from '../context/context.server.ts'
import { id } from '../http/fields.ts'
import { cutPage, onePage } from '../http/paging.server.ts'
import { allow } from '../policy/policy.ts'
import { discardHeldMail } from './discard.server.ts'
import { heldReasons } from './held-mail.ts'
import { postHeldMail } from './post.server.ts'
import { aboutOf, reachableHeldMails, readSettledMail, writersOf } from './reads.server.ts'
import { ownMail } from './settlers.server.ts'

export const heldMailShape = z.object({
  id: z.uuid(),
  receivedAt: z.iso.datetime(),
  /** To whose address it was sent. */
  personId: z.uuid(),
  reason: z.enum(heldReasons),
  standing: z.enum(['waiting', 'posted', 'discarded']),
  /** What it answers. Null with all that it says where that is not the key's to read. */
  about: z.object({ kind: z.string(), id: z.uuid(), title: z.string() }).nullable(),
  from: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string().nullable(),
  /** As whom it can be posted. */
  writers: z.array(z.object({ personId: z.uuid(), name: z.string() })),
})

type Row = Awaited<ReturnType<typeof readSettledMail>>

async function shapeOf(tx: Tx, row: Row): Promise<z.output<typeof heldMailShape>> {
  const about = await aboutOf(tx, row)
  const waits = row.postedAt === null && row.discardedAt === null
  return {
    id: row.id,
    receivedAt: row.receivedAt.toISOString(),
    personId: row.personId,
    reason: row.reason,
    standing: waits ? 'waiting' : row.postedAt === null ? 'discarded' : 'posted',
    about: about === null ? null : { kind: row.kind, id: row.subjectId, title: about.title },
    from: about === null ? null : row.fromAddress,
    subject: about === null ? null : row.subject,
    text: about === null ? null : row.body,
    writers:
      about === null || !waits || row.calendar !== null
        ? []
        : (await writersOf(tx, row)).map(({ id: personId, name }) => ({ personId, name })),
  }
}

export const heldMailsApi: ApiResource = {
  name: 'held-mails',
  summary:
    'Answers by mail that could not be taken for their sender’s word, and wait for somebody to look at them.',
  shape: heldMailShape,
  list: async (tx, { limit, cursor }) => {
    allow(tx.actor, accountsPolicy.settleMail, ownMail(tx))
    const found = reachableHeldMails(tx)
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const rows = await onePage(
      found.selectAll('heldMails'),
      { limit, cursor, direction: 'desc' },
      { sql: 'held_mails.received_at', type: 'timestamptz' },
      'held_mails.id',
    ).execute()
    const { items, next } = cutPage(rows, limit)
    const shapes = []
    for (const row of items) shapes.push(await shapeOf(tx, row))
    return { items: shapes, total, next }
  },
  get: async (tx, one) => {
    allow(tx.actor, accountsPolicy.settleMail, ownMail(tx))
    return shapeOf(tx, await readSettledMail(tx, one))
  },
  states: {
    posting: {
      summary: 'Puts it where it was meant to go, as one of `writers`, whose role and reach decide.',
      input: z.object({ personId: id() }),
      make: (tx, one, { personId }: { personId: string }) => postHeldMail(tx, { id: one, personId }),
    },
    discarding: {
      summary: 'Sets it aside. What only its own side can read is for that side to settle.',
      make: (tx, one) => discardHeldMail(tx, one),
    },
  },
}
