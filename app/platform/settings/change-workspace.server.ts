import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { accountsPolicy } from '../accounts/policy.ts'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import type { Day } from '../context/days.ts'
import { askOnce } from '../context/transaction.server.ts'
import { Stale } from '../errors/errors.ts'
import { allow } from '../policy/policy.ts'
import type { workspaceSettings } from './workspace.ts'

/** Limits that hold from a day on, in days unless they say otherwise, where the workspace says nothing else. */
const limits = {
  /** After which a late promise counts as broken. */
  brokenAfterDays: 14,
  /** As long as a partner's link to what was recorded for it works. */
  behalfLinkDays: 60,
  /** Within which a concern is to be acknowledged, and settled. */
  concernAcknowledgeDays: 7,
  concernSettleDays: 30,
  /** After a concern was settled: when it is asked whether trust is back. */
  concernFollowUpDays: 42,
  /** How often a partner is asked for something in a month before whoever asks is told so. */
  asksPerMonth: 8,
  /** How often, at most, somebody who has not answered a pulse is reminded. */
  pulseReminders: 2,
  /** Before the last day of an agreement: when people are reminded of it. */
  agreementFirstReminderDays: 90,
  agreementSecondReminderDays: 30,
  agreementLastReminderDays: 7,
  /** After so long a silence the pen of an agreement's text is free to be taken. */
  agreementTurnDays: 14,
} as const
type Limit = keyof typeof limits

/** A limit as it holds today. */
export async function limitOf(tx: Tx, name: Limit): Promise<number> {
  const found = await tx.db
    .selectFrom('workspaceLimits')
    .select('value')
    .where('workspaceId', '=', tx.workspace.id)
    .where('name', '=', name)
    .where('validFrom', '<=', tx.today)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst()
  return found?.value ?? limits[name]
}

/** A limit as it held on a day; asked once for any number of days. */
export async function limitOn(tx: Tx, name: Limit): Promise<(day: Day) => number> {
  const rows = await askOnce(tx, `limit ${name}`, () =>
    tx.db
      .selectFrom('workspaceLimits')
      .select(['value', 'validFrom'])
      .where('workspaceId', '=', tx.workspace.id)
      .where('name', '=', name)
      .orderBy('validFrom', 'desc')
      .execute(),
  )
  return (day) => rows.find((row) => row.validFrom <= day)?.value ?? limits[name]
}

/** The settings as they stand, with the version a form carries. */
export async function readWorkspaceSettings(tx: Tx) {
  const found = await tx.db
    .selectFrom('workspaces')
    .select(['name', 'timeZone', 'language', 'country', 'currency', 'version'])
    .where('id', '=', tx.workspace.id)
    .executeTakeFirstOrThrow()
  return {
    ...found,
    brokenAfterDays: await limitOf(tx, 'brokenAfterDays'),
    behalfLinkDays: await limitOf(tx, 'behalfLinkDays'),
    concernAcknowledgeDays: await limitOf(tx, 'concernAcknowledgeDays'),
    concernSettleDays: await limitOf(tx, 'concernSettleDays'),
    concernFollowUpDays: await limitOf(tx, 'concernFollowUpDays'),
    asksPerMonth: await limitOf(tx, 'asksPerMonth'),
    pulseReminders: await limitOf(tx, 'pulseReminders'),
    agreementFirstReminderDays: await limitOf(tx, 'agreementFirstReminderDays'),
    agreementSecondReminderDays: await limitOf(tx, 'agreementSecondReminderDays'),
    agreementLastReminderDays: await limitOf(tx, 'agreementLastReminderDays'),
    agreementTurnDays: await limitOf(tx, 'agreementTurnDays'),
  }
}

/** Changes the workspace's settings. A limit holds from today; what was before keeps its own. */
export async function changeWorkspace(
  tx: Tx,
  {
    version,
    brokenAfterDays,
    behalfLinkDays,
    concernAcknowledgeDays,
    concernSettleDays,
    concernFollowUpDays,
    asksPerMonth,
    pulseReminders,
    agreementFirstReminderDays,
    agreementSecondReminderDays,
    agreementLastReminderDays,
    agreementTurnDays,
    ...input
  }: z.output<typeof workspaceSettings>,
): Promise<{ historyId: string }> {
  allow(tx.actor, accountsPolicy.keepSettings)
  const before = await readWorkspaceSettings(tx)
  const changed = await tx.db
    .updateTable('workspaces')
    .set({ ...input, version: version + 1 })
    .where('id', '=', tx.workspace.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale(before)
  const wanted = {
    brokenAfterDays,
    behalfLinkDays,
    concernAcknowledgeDays,
    concernSettleDays,
    concernFollowUpDays,
    asksPerMonth,
    pulseReminders,
    agreementFirstReminderDays,
    agreementSecondReminderDays,
    agreementLastReminderDays,
    agreementTurnDays,
  }
  for (const name of Object.keys(limits) as Limit[])
    if (wanted[name] !== before[name]) await setLimit(tx, name, wanted[name])
  return {
    historyId: await record(tx, 'workspace.changed', {
      subject: { kind: 'workspace', id: tx.workspace.id },
      before,
      after: { ...input, ...wanted },
    }),
  }
}

const setLimit = (tx: Tx, name: Limit, value: number) =>
  tx.db
    .insertInto('workspaceLimits')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      name,
      value,
      validFrom: tx.today,
      createdAt: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name', 'validFrom']).doUpdateSet({ value }))
    .execute()
