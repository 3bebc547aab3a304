import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { ownPerson } from '#platform/policy/person.ts'
import { type SnoozeInput, snoozeInput } from './inputs.ts'
import { allDue } from './reads.server.ts'

/** Puts one thing of the own list off until a day; it comes back earlier when its due day changes. */
export async function snooze(tx: Tx, input: SnoozeInput): Promise<{ historyId: string } | Refusal> {
  const personId = ownPerson(tx.actor)
  if (input.untilOn <= tx.today) return new Refusal('snooze_past')
  const listed = (await allDue(tx)).some(
    (item) => item.kind === input.kind && item.recordId === input.recordId && item.dueOn === input.dueOn,
  )
  if (!listed) return new Refusal('snooze_gone')
  const before = await find(tx, personId, input)
  const { id } = await put(tx, personId, input)
  return {
    historyId: await record(tx, 'today.snoozed', {
      subject: { kind: 'snooze', id },
      audienceOrganizationId: tx.actor.organizationId,
      before: before === undefined ? null : { untilOn: before.untilOn },
      after: { ...input },
    }),
  }
}

/** Brings back what was put off. */
export async function wake(tx: Tx, id: string): Promise<{ historyId: string }> {
  const personId = ownPerson(tx.actor)
  const found = await tx.db
    .deleteFrom('snoozes')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .returning(['kind', 'recordId', 'dueOn', 'untilOn'])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return {
    historyId: await record(tx, 'today.woken', {
      subject: { kind: 'snooze', id },
      audienceOrganizationId: tx.actor.organizationId,
      before: found,
    }),
  }
}

/** The inverse of putting off: back on the list, or to the day it was put off to before. */
export const undoSnooze: Inverse = async (tx, entry) => {
  const after = snoozeInput.parse(entry.after)
  const untilOn = entry.before?.untilOn
  const found = await find(tx, ownPerson(tx.actor), after)
  if (found === undefined) return new Refusal('snooze_gone')
  if (typeof untilOn !== 'string') await wake(tx, found.id)
  else {
    await put(tx, ownPerson(tx.actor), { ...after, untilOn })
    await record(tx, 'today.snoozed', {
      subject: { kind: 'snooze', id: found.id },
      audienceOrganizationId: tx.actor.organizationId,
      before: { untilOn: found.untilOn },
      after: { ...after, untilOn },
    })
  }
  return undefined
}

/** The inverse of bringing back. */
export const undoWake: Inverse = async (tx, entry) => {
  const before = snoozeInput.parse(entry.before)
  const { id } = await put(tx, ownPerson(tx.actor), before)
  await record(tx, 'today.snoozed', {
    subject: { kind: 'snooze', id },
    audienceOrganizationId: tx.actor.organizationId,
    after: before,
  })
  return undefined
}

const find = (tx: Tx, personId: string, { kind, recordId }: { kind: string; recordId: string }) =>
  tx.db
    .selectFrom('snoozes')
    .select(['id', 'untilOn'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('recordId', '=', recordId)
    .executeTakeFirst()

/** One snooze for a person and record; a later one takes the place of the earlier. */
const put = (tx: Tx, personId: string, input: SnoozeInput) =>
  tx.db
    .insertInto('snoozes')
    .values({ workspaceId: tx.workspace.id, id: uuid(), personId, ...input, createdAt: tx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['workspaceId', 'personId', 'kind', 'recordId'])
        .doUpdateSet({ dueOn: input.dueOn, untilOn: input.untilOn }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
