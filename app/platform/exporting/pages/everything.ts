import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ActionFunctionArgs } from 'react-router'
import { accountsPolicy } from '../../accounts/policy.ts'
import { contextOfPage, load } from '../../http/page.server.ts'
import { allow } from '../../policy/policy.ts'
import { exportEverything } from '../everything.server.ts'

/**
 * Everything as a zip, for the owner. Written to a file of its own first: a slow line must not hold the
 * database; the file is gone once it is sent.
 */
export const action = async (args: ActionFunctionArgs) => {
  await load(async (tx) => allow(tx.actor, accountsPolicy.keepSettings))(args)
  const { ctx } = contextOfPage(args)
  const folder = await mkdtemp(join(tmpdir(), 'commonweave-'))
  const away = () => rm(folder, { recursive: true, force: true })
  try {
    const file = join(folder, 'everything.zip')
    await exportEverything(ctx, file)
    const stream = createReadStream(file)
    stream.on('close', () => void away())
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${ctx.workspace.slug}-${ctx.today}.zip"`,
        'Cache-Control': 'no-store',
      },
    })
  } catch (error) {
    await away()
    throw error
  }
}
