import type { Tx } from '../context/context.server.ts'
import { NotFound } from '../errors/errors.ts'
import { aboutOf, reachableHeldMails } from './reads.server.ts'

/**
 * One file that came with a mail which still waits, for whoever reaches what the mail answers. Throws NotFound. What
 * its sender says it is, is not believed: it is handed out as bytes only.
 */
export async function openHeldFile(
  tx: Tx,
  id: string,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const found = await reachableHeldMails(tx)
    .innerJoin('heldMailFiles', (join) =>
      join
        .onRef('heldMailFiles.workspaceId', '=', 'heldMails.workspaceId')
        .onRef('heldMailFiles.heldMailId', '=', 'heldMails.id'),
    )
    .where('heldMailFiles.id', '=', id)
    .select(['heldMails.kind', 'heldMails.subjectId', 'heldMailFiles.name', 'heldMailFiles.bytes'])
    .executeTakeFirst()
  if (found === undefined || (await aboutOf(tx, found)) === null) throw new NotFound()
  return { name: found.name, bytes: new Uint8Array(found.bytes) }
}
