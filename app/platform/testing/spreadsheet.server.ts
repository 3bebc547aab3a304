import { parse } from 'csv-parse/sync'
import type { Ctx } from '../context/context.server.ts'

/** The rows that a page answers as a spreadsheet to somebody, each by its columns. `search` begins with a question mark. */
export async function spreadsheet(
  loader: (args: never) => Promise<Response>,
  ctx: Ctx,
  { params = {}, search = '' }: { params?: Record<string, string>; search?: string } = {},
): Promise<Record<string, string>[]> {
  const url = new URL(`http://localhost:3000/x.csv${search}`)
  const door = { ctx, user: {}, locale: 'en', requestId: 'test', answer: new Headers() }
  const args = { params, url, request: new Request(url), context: { get: () => door } }
  return parse(await (await loader(args as never)).text(), { bom: true, columns: true })
}
