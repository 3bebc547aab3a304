import { keepHouse } from '#platform/context/transaction.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { keyHolder } from './keyed.server.ts'
import { mailLink } from './mail.server.tsx'
import { readBehalf } from './reads.server.ts'

/** Mails a new link in place of one that has lapsed, once: until the new one lapses too. Refused without an address. */
export async function renewLink(door: DoorRequest, token: string): Promise<null | Refusal> {
  const { ctx, behalfId, state } = await keyHolder(door, token)
  if (state !== 'expired') return null
  const mailed = await keepHouse(ctx, async (tx) => mailLink(tx, await readBehalf(tx, behalfId)))
  return mailed ? null : new Refusal('behalf_no_address')
}
