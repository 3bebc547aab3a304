import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { WaveInput } from './inputs.ts'
import { isOpen } from './pulse.ts'
import { wavesOf } from './reads.server.ts'

/** A wave stays open this long at most: a pulse is how things are now. */
export const longestDays = 60

/**
 * Opens a wave and asks everybody who stands for a partner today, but for partners that rest. Throws Invalid at `closesOn` for a day that
 * hasn't come or lies too far ahead, and at `everyDays` for a rhythm that is shorter than the wave.
 */
export async function openWave(
  tx: Tx,
  partnershipId: string,
  { closesOn, everyDays }: WaveInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.openPulse)
  // Two who open at once come one after the other.
  await hold(tx, 'partnerships', partnershipId)
  const open = (await wavesOf(tx, partnershipId)).find((wave) => isOpen(wave, tx.today))
  if (open !== undefined) return new Refusal('pulse_open', { on: open.closesOn })
  if (closesOn <= tx.today) throw new Invalid([{ path: 'closesOn', code: 'issue_pulse_ahead' }])
  if (closesOn > addDays(tx.today, longestDays))
    throw new Invalid([{ path: 'closesOn', code: 'issue_pulse_long', facts: { days: longestDays } }])
  if (everyDays !== null && addDays(tx.today, everyDays) <= closesOn)
    throw new Invalid([{ path: 'everyDays', code: 'issue_pulse_rhythm' }])
  const asked = await askedToday(tx, partnership)
  // Of two sides both are asked, or what comes out is one side's view of the other.
  if (new Set(asked.map(({ organizationId }) => organizationId)).size < 2)
    return new Refusal('pulse_one_sided')
  const id = uuid()
  await tx.db
    .insertInto('pulseWaves')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      openedOn: tx.today,
      closesOn,
      everyDays,
      openedByOrganizationId: tx.actor.organizationId,
      openedByPersonId: tx.actor.personId,
      openedAt: tx.now,
    })
    .execute()
  await tx.db
    .insertInto('pulseInvitations')
    .values(asked.map((one) => ({ workspaceId: tx.workspace.id, id: uuid(), waveId: id, ...one })))
    .execute()
  const historyId = await record(tx, 'pulse.opened', {
    subject: { kind: 'pulse', id },
    partnershipId,
    facts: { asked: asked.length, closesOn },
  })
  return { id, historyId }
}

/** Who stands for a partner that takes part and doesn't rest; somebody who stands for two is asked once, by the first of them. */
export async function askedToday(tx: Tx, { id, partners }: Pick<Partnership, 'id' | 'partners'>) {
  const present = presentPartners(partners)
    .filter(({ paused }) => !paused)
    .map(({ organizationId }) => organizationId)
  const asked = new Map<string, string>()
  for (const one of await representativesOf(tx, id))
    if (one.endedOn === null && present.includes(one.organizationId) && !asked.has(one.personId))
      asked.set(one.personId, one.organizationId)
  return [...asked].map(([personId, organizationId]) => ({ personId, organizationId }))
}

/** The day a wave closes on when nobody says otherwise: two weeks from today. */
export const usualEnd = (today: Day): Day => addDays(today, 14)
