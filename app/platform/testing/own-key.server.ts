import { createOwnKey } from '../accounts/keys/own.server.ts'
import { contextOfKey } from '../api/key.server.ts'
import type { Ctx } from '../context/context.server.ts'
import { must } from './answers.server.ts'

/** A key that somebody makes for themselves, and the context in which it acts. */
export async function ownKeyOf(ctx: Ctx): Promise<{ token: string; ctx: Ctx }> {
  const { token } = await must(ctx, (tx) => createOwnKey(tx, { name: 'My phone' }))
  const request = new Request('http://localhost/api/v1/', { headers: { authorization: `Bearer ${token}` } })
  return { token, ctx: await contextOfKey(ctx.system, request, 'test') }
}
