import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import type { RoleAnswer } from './role.ts'

/** The last answers to the roles of a partnership in reach, by role, person and letter; up to a moment for who has left. */
export async function answersOf(
  tx: Tx,
  partnershipId: string,
  until: Date | null,
): Promise<Map<string, RoleAnswer>> {
  let found = tx.db
    .selectFrom('roleAnswers')
    .innerJoin('roles', (join) =>
      join
        .onRef('roles.workspaceId', '=', 'roleAnswers.workspaceId')
        .onRef('roles.id', '=', 'roleAnswers.roleId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'roleAnswers.workspaceId')
        .onRef('people.id', '=', 'roleAnswers.answeredByPersonId'),
    )
    .where('roleAnswers.workspaceId', '=', tx.workspace.id)
    .where('roles.partnershipId', '=', partnershipId)
  if (until !== null) found = found.where('roleAnswers.answeredAt', '<=', until)
  const rows = await found
    .select([
      'roleAnswers.roleId',
      'roleAnswers.personId',
      'roleAnswers.part',
      'roleAnswers.answer',
      'roleAnswers.reason',
      'roleAnswers.answeredAt',
      'roleAnswers.answeredByPersonId',
      'people.name as answeredBy',
      'roleAnswers.behalfId',
    ])
    .orderBy('roleAnswers.answeredAt')
    .orderBy('roleAnswers.id')
    .execute()
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  return new Map(
    rows.map((row) => [
      answerKey(row.roleId, row.personId, row.part),
      {
        answer: row.answer as RoleAnswer['answer'],
        reason: row.reason,
        answeredOn: dayIn(tx.workspace.timeZone, row.answeredAt),
        // Said by the person, unless somebody else is named.
        saidBy: row.answeredByPersonId === row.personId ? null : row.answeredBy,
        behalf: behalf.get(row.behalfId ?? '') ?? null,
      },
    ]),
  )
}

export const answerKey = (roleId: string, personId: string | null, part: string): string =>
  `${roleId} ${personId ?? ''} ${part}`
