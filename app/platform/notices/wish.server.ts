import { v7 as uuid } from 'uuid'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { Refusal } from '../errors/errors.ts'
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

/** Keeps what the actor wants to hear of. */
export async function wish(tx: Tx, input: WishesInput): Promise<{ historyId: string } | Refusal> {
  const personId = ownPerson(tx.actor)
  if ((input.quietFrom === null) !== (input.quietUntil === null)) return new Refusal('notice_quiet_both')
  const before = await readWishes(tx)
  for (const { kind } of before.kinds) {
    const byMail = mailRhythms.find((rhythm) => input.byMail.includes(`${kind} ${rhythm}`)) ?? 'never'
    const wanted = { onPage: input.onPage.includes(kind), byMail }
    await tx.db
      .insertInto('noticeWishes')
      .values({ workspaceId: tx.workspace.id, id: uuid(), personId, kind, ...wanted, changedAt: tx.now })
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'personId', 'kind']).doUpdateSet({ ...wanted, changedAt: tx.now }),
      )
      .execute()
  }
  await tx.db
    .updateTable('people')
    .set({ quietFrom: input.quietFrom, quietUntil: input.quietUntil })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', personId)
    .execute()
  return {
    historyId: await record(tx, 'notice.wished', {
      subject: { kind: 'person', id: personId },
      audienceOrganizationId: tx.actor.organizationId,
      before: { ...before },
      after: { ...(await readWishes(tx)) },
    }),
  }
}
