import { v7 as uuid } from 'uuid'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound, Refusal } from '../errors/errors.ts'
import { ownPerson } from '../policy/person.ts'
import type { WishesInput } from './inputs.ts'
import { type MailRhythm, mailRhythms, type NoticeTheme, type QuietHours, type Wish } from './notice.ts'

export interface Wishes {
  kinds: { kind: string; theme: NoticeTheme; label: string; onPage: boolean; byMail: MailRhythm }[]
  quiet: QuietHours | null
}

/** How the actor wants to hear of each kind of thing, and when not. */
export async function readWishes(tx: Tx): Promise<Wishes> {
  const personId = ownPerson(tx.actor)
  const said = await tx.db
    .selectFrom('noticeWishes')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .select(['kind', 'onPage', 'byMail'])
    .execute()
  const person = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', personId)
    .select(['quietFrom', 'quietUntil'])
    .executeTakeFirstOrThrow()
  const of = (kind: string): Wish | undefined => said.find((wish) => wish.kind === kind)
  return {
    kinds: [...tx.system.registry.noticeKinds.values()].map(({ kind, theme, label, byMail }) => ({
      kind,
      theme,
      label: label(),
      onPage: of(kind)?.onPage ?? true,
      byMail: of(kind)?.byMail ?? byMail,
    })),
    quiet:
      person.quietFrom === null || person.quietUntil === null
        ? null
        : { from: person.quietFrom, until: person.quietUntil },
  }
}

/** Keeps what the actor wants to hear of, of every kind, and when not. */
export async function wish(tx: Tx, input: WishesInput): Promise<{ historyId: string } | Refusal> {
  const before = await readWishes(tx)
  for (const { kind } of before.kinds) {
    const byMail = mailRhythms.find((rhythm) => input.byMail.includes(`${kind} ${rhythm}`)) ?? 'never'
    await setWish(tx, kind, { onPage: input.onPage.includes(kind), byMail })
  }
  const no = await setQuiet(tx, { from: input.quietFrom, until: input.quietUntil })
  return no ?? recordWished(tx, before)
}

/** Keeps how the actor wants to hear of one kind. Throws NotFound for a kind that there isn't. */
export async function wishOfKind(
  tx: Tx,
  kind: string,
  { onPage, byMail }: Wish,
): Promise<{ historyId: string }> {
  const before = await readWishes(tx)
  if (!before.kinds.some((one) => one.kind === kind)) throw new NotFound()
  await setWish(tx, kind, { onPage, byMail })
  return recordWished(tx, before)
}

/** Keeps the actor's quiet hours; null for both takes them away. */
export async function keepQuiet(tx: Tx, hours: Hours): Promise<{ historyId: string } | Refusal> {
  const before = await readWishes(tx)
  const no = await setQuiet(tx, hours)
  return no ?? recordWished(tx, before)
}

const setWish = (tx: Tx, kind: string, wanted: Wish) =>
  tx.db
    .insertInto('noticeWishes')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      personId: ownPerson(tx.actor),
      kind,
      ...wanted,
      changedAt: tx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'personId', 'kind']).doUpdateSet({ ...wanted, changedAt: tx.now }),
    )
    .execute()

type Hours = { from: number | null; until: number | null }

async function setQuiet(tx: Tx, { from, until }: Hours): Promise<Refusal | null> {
  if ((from === null) !== (until === null)) return new Refusal('notice_quiet_both')
  await tx.db
    .updateTable('people')
    .set({ quietFrom: from, quietUntil: until })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', ownPerson(tx.actor))
    .execute()
  return null
}

const recordWished = async (tx: Tx, before: Wishes): Promise<{ historyId: string }> => ({
  historyId: await record(tx, 'notice.wished', {
    subject: { kind: 'person', id: ownPerson(tx.actor) },
    audienceOrganizationId: tx.actor.organizationId,
    before: { ...before },
    after: { ...(await readWishes(tx)) },
  }),
})
