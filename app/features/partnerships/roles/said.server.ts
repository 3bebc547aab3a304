import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { type CellWrite, cellName, parts } from './role.ts'

/** What was said to a letter, by the partner and by whoever is named, as history keeps it beside the letter. */
const saidShape = z.object({
  acceptedAt: z.iso.datetime().nullable(),
  acceptedByPersonId: z.uuid().nullable(),
  behalfId: z.uuid().nullable(),
  answers: z.array(
    z.object({
      id: z.uuid(),
      personId: z.uuid(),
      part: z.enum(parts),
      answer: z.enum(['accepted', 'declined']),
      reason: z.string(),
      answeredByPersonId: z.uuid().nullable(),
      behalfId: z.uuid().nullable(),
      answeredAt: z.iso.datetime(),
    }),
  ),
})
type Said = z.output<typeof saidShape>

/** By the name of its cell, what is lost of what was said once these are written: a new letter waits for its own yes. */
export async function saidTo(tx: Tx, writes: readonly CellWrite[]): Promise<Record<string, Said>> {
  const roles = await tx.db
    .selectFrom('roles')
    .where('workspaceId', '=', tx.workspace.id)
    .where('workPieceId', 'in', [...writes.map((write) => write.workPieceId), tx.workspace.id])
    .select(['id', 'workPieceId', 'organizationId', 'acceptedAt', 'acceptedByPersonId', 'behalfId'])
    .execute()
  const answers = await tx.db
    .selectFrom('roleAnswers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('roleId', 'in', [...roles.map((role) => role.id), tx.workspace.id])
    .select([
      'id',
      'roleId',
      'personId',
      'part',
      'answer',
      'reason',
      'answeredByPersonId',
      'behalfId',
      'answeredAt',
    ])
    .orderBy('answeredAt')
    .orderBy('id')
    .execute()
  return Object.fromEntries(
    writes.flatMap((write): [string, Said][] => {
      const role = roles.find(
        (one) => one.workPieceId === write.workPieceId && one.organizationId === write.organizationId,
      )
      if (role === undefined || !write.newPart) return []
      const { acceptedAt, acceptedByPersonId, behalfId } = role
      // They go only with the role itself.
      const lost = write.to.part === null ? answers.filter((one) => one.roleId === role.id) : []
      if (acceptedAt === null && lost.length === 0) return []
      const said = {
        acceptedAt: acceptedAt?.toISOString() ?? null,
        acceptedByPersonId,
        behalfId,
        answers: lost.map(({ roleId: _, ...one }) => ({ ...one, answeredAt: one.answeredAt.toISOString() })),
      }
      return [[cellName(write.workPieceId, write.organizationId), said]]
    }),
  )
}

/** Says it again of letters that stand as they did. What was recorded for a partner or said by somebody who is gone is left out. */
export async function sayAgain(
  tx: Tx,
  cells: readonly { workPieceId: string; organizationId: string }[],
  kept: unknown,
): Promise<void> {
  const said = z.record(z.string(), saidShape).safeParse(kept).data ?? {}
  const all = Object.values(said)
  const spoken = all.flatMap((one) => one.answers)
  const people = await idsIn(tx, 'people', [
    ...all.map((one) => one.acceptedByPersonId),
    ...spoken.flatMap((one) => [one.personId, one.answeredByPersonId]),
  ])
  const acts = await idsIn(
    tx,
    'behalfActs',
    [...all, ...spoken].map((one) => one.behalfId),
  )
  const stands = ({ behalfId }: { behalfId: string | null }) => behalfId === null || acts.has(behalfId)
  const known = (id: string | null) => (id !== null && people.has(id) ? id : null)
  for (const { workPieceId, organizationId } of cells) {
    const one = said[cellName(workPieceId, organizationId)]
    if (one === undefined) continue
    const { id: roleId } = await tx.db
      .selectFrom('roles')
      .where('workspaceId', '=', tx.workspace.id)
      .where('workPieceId', '=', workPieceId)
      .where('organizationId', '=', organizationId)
      .select('id')
      .executeTakeFirstOrThrow()
    const { answers, acceptedAt, acceptedByPersonId, behalfId } = one
    if (acceptedAt !== null && stands(one))
      await tx.db
        .updateTable('roles')
        .set({ acceptedAt: new Date(acceptedAt), acceptedByPersonId: known(acceptedByPersonId), behalfId })
        .where('workspaceId', '=', tx.workspace.id)
        .where('id', '=', roleId)
        .execute()
    const again = answers.filter((answer) => people.has(answer.personId) && stands(answer))
    if (again.length > 0)
      await tx.db
        .insertInto('roleAnswers')
        .values(
          again.map((answer) => ({
            workspaceId: tx.workspace.id,
            roleId,
            ...answer,
            answeredByPersonId: known(answer.answeredByPersonId),
            answeredAt: new Date(answer.answeredAt),
          })),
        )
        .execute()
  }
}

async function idsIn(
  tx: Tx,
  table: 'people' | 'behalfActs',
  ids: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  let found = tx.db
    .selectFrom(table)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...ids.filter((id) => id !== null), tx.workspace.id])
  if (table === 'people') found = found.where('deletedAt', 'is', null)
  return new Set((await found.select('id').execute()).map((row) => row.id))
}
