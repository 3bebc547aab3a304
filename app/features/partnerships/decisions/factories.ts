import { read, write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { proposalInput, settlementInput, voiceInput } from './inputs.ts'
import { proposeDecision } from './propose.server.ts'
import { readDecision } from './reads.server.ts'
import { settleDecision } from './settle.server.ts'
import { giveVoice } from './voice.server.ts'

export const today = '2026-03-31'
export const fridays = (fields: Record<string, unknown> = {}) =>
  proposalInput.parse({
    what: 'We open on Fridays too',
    why: 'Tables are full',
    method: 'majority',
    closesOn: '2026-04-14',
    ...fields,
  })
export const voice = (stand: string, fields: Record<string, unknown> = {}) =>
  voiceInput.parse({ stand, reason: stand === 'against' ? 'No tutors on Fridays' : '', ...fields })
export const settlement = (fields: Record<string, unknown> = {}) =>
  settlementInput.parse({ decidedOn: today, ...fields })
export const all = { query: '', direction: 'asc', cursor: null, limit: 50 } as const

export async function gather<T>(rows: AsyncIterable<T> | undefined): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows ?? []) all.push(row)
  return all
}

/** For tests: the host and two partners, who decide together. */
export async function openScene() {
  const world = await openWorld([partnerships])
  const harbor = await world.organization('Harbor Youth')
  const oak = await world.organization('Oak Street School')
  const stranger = await world.organization('Elsewhere')
  const partnershipId = await makePartnership(world, [harbor, oak])

  const propose = async (fields: Record<string, unknown> = {}) =>
    sure(
      await write(await world.as('coordinator'), (tx) => proposeDecision(tx, partnershipId, fridays(fields))),
    ).id
  /** Says something for the host, or for a partner. */
  const speak = async (organization: string | null, id: string, said: ReturnType<typeof voice>) =>
    write(await (organization === null ? world.as('coordinator') : world.as('lead', organization)), (tx) =>
      giveVoice(tx, id, said),
    )
  const look = async (id: string) => read(await world.as('coordinator'), (tx) => readDecision(tx, id))
  const settle = async (id: string, fields: Record<string, unknown> = {}) =>
    write(await world.as('coordinator'), (tx) => settleDecision(tx, id, settlement(fields)))
  /** Its last day was yesterday. */
  const over = (id: string) =>
    world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('decisions').set({ closesOn: '2026-03-30' }).where('id', '=', id).execute(),
    )
  return { world, harbor, oak, stranger, partnershipId, propose, speak, look, settle, over }
}
