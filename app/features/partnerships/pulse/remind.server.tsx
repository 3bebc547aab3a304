import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { keepHouse, read } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { askedMuch } from '../equity/asks.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { mailLinks } from './ask.server.tsx'
import { isOpen, type Wave } from './pulse.ts'
import { reachableWaves, readWave } from './reads.server.ts'
import { isToRemind, reminderDays } from './reminders.ts'
import { standsNow } from './standing.server.ts'

/** Job, every morning: reminds those who have not answered an open wave, a few times at most. */
export const remindOfPulse: JobHandler = async (ctx) => {
  const open = await read(ctx, (tx) =>
    reachableWaves(tx)
      .where('pulseWaves.closedAt', 'is', null)
      .where('pulseWaves.openedOn', '<', tx.today)
      .where('pulseWaves.closesOn', '>', tx.today)
      .select('pulseWaves.id')
      .execute(),
  )
  for (const { id } of open) await keepHouse(ctx, async (tx) => remindOf(tx, await readWave(tx, id)))
}

async function remindOf(tx: Tx, wave: Wave): Promise<void> {
  const partnership = await readPartnership(tx, wave.partnershipId)
  if (!isOpen(wave, tx.today) || partnership.concludedOn !== null || partnership.paused) return
  // Whoever rests is left in peace, and so is a partner that has been asked for much this month: it stands on Today.
  const much = new Set((await askedMuch(tx, partnership)).map(({ organizationId }) => organizationId))
  const sides = presentPartners(partnership.partners)
    .filter((partner) => !partner.paused && !much.has(partner.organizationId))
    .map((partner) => partner.organizationId)
  const days = reminderDays(wave.openedOn, wave.closesOn, await limitOf(tx, 'pulseReminders'))
  const silent = await silentIn(tx, wave, sides)
  const due = silent.filter(({ askedAt, reminded }) =>
    isToRemind(days, dayIn(tx.workspace.timeZone, askedAt), reminded, tx.today),
  )
  if (due.length === 0) return
  const keyOf = new Map(due.map((one) => [one.personId, { ...one, id: uuid() }]))
  await tx.db
    .insertInto('pulseReminders')
    .values(
      [...keyOf.values()].map(({ id, invitationId }) => ({
        workspaceId: tx.workspace.id,
        id,
        invitationId,
        remindedOn: tx.today,
      })),
    )
    .execute()
  const { withoutSignIn } = await notify(tx, {
    kind: 'pulse',
    to: keyOf.keys(),
    subject: { kind: 'pulse', id: wave.id },
    partnershipId: wave.partnershipId,
    href: `/pulse/${wave.id}/answer`,
    say: () => m.pulse_reminder_notice({ partnership: wave.partnershipName, day: formatDay(wave.closesOn) }),
  })
  await mailLinks(tx, wave, withoutSignIn, 'again', (personId, tokenHash) =>
    tx.db
      .updateTable('pulseReminders')
      .set({ tokenHash })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', keyOf.get(personId)?.id ?? tx.workspace.id)
      .execute(),
  )
  await record(tx, 'pulse.reminded', {
    subject: { kind: 'pulse', id: wave.id },
    partnershipId: wave.partnershipId,
    facts: { count: due.length },
  })
}

interface Silent {
  invitationId: string
  personId: string
  askedAt: Date
  /** When they were reminded. */
  reminded: string[]
}

/** Who was asked, stands there still and has not answered; held, so that nobody answers in this moment and is reminded in the next. */
async function silentIn(tx: Tx, wave: Wave, sides: readonly string[]): Promise<Silent[]> {
  const rows = await tx.db
    .selectFrom('pulseInvitations as i')
    .where('i.workspaceId', '=', tx.workspace.id)
    .where('i.waveId', '=', wave.id)
    .where('i.organizationId', 'in', [...sides, tx.workspace.id])
    .where('i.personId', 'is not', null)
    .where('i.askedAt', 'is not', null)
    .where(standsNow(tx, 'i'))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('pulseResponses as r')
            .whereRef('r.workspaceId', '=', 'i.workspaceId')
            .whereRef('r.invitationId', '=', 'i.id')
            .select('r.id'),
        ),
      ),
    )
    .select(['i.id as invitationId', 'i.personId', 'i.askedAt'])
    .forUpdate()
    .execute()
  const reminders = await tx.db
    .selectFrom('pulseReminders')
    .where('workspaceId', '=', tx.workspace.id)
    .where('invitationId', 'in', [...rows.map((row) => row.invitationId), tx.workspace.id])
    .select(['invitationId', 'remindedOn'])
    .execute()
  return rows.flatMap(({ personId, askedAt, invitationId }) =>
    personId === null || askedAt === null
      ? []
      : [
          {
            invitationId,
            personId,
            askedAt,
            reminded: reminders
              .filter((one) => one.invitationId === invitationId)
              .map((one) => one.remindedOn),
          },
        ],
  )
}
