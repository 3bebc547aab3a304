import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { setEnded } from '../represent.server.ts'
import { openWith } from './reads.server.ts'

/**
 * When an affiliation has ended: whoever belongs to a partner no longer stands for it no longer, and what was open
 * with them waits for other hands. Runs from the event, and once a day for ends that came with the calendar or an import.
 */
export async function followAffiliationEnd(ctx: Ctx, data: Record<string, unknown>): Promise<void> {
  // Counting what is open tries out a handover, which is taken back.
  const gone = await keepHouse(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('affiliations')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', String(data.subjectId))
      .select(['personId', 'organizationId', 'endedOn'])
      .executeTakeFirst()
    if (row === undefined || row.endedOn === null || row.endedOn > tx.today) return null
    const belongs = await tx.db
      .selectFrom('affiliations')
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', row.personId)
      .where('organizationId', '=', row.organizationId)
      .where((where) => where.or([where('endedOn', 'is', null), where('endedOn', '>', tx.today)]))
      .select('id')
      .executeTakeFirst()
    if (belongs !== undefined) return null
    const stands = await standingFor(tx, row.personId, row.organizationId)
    if (stands.length > 0) return row
    // Where it is asked for already, there is nothing to do.
    return !(await isAsked(tx, row.personId)) && (await openWith(tx, row.personId)).length > 0 ? row : null
  })
  if (gone !== null) await write(ctx, (tx) => endAndAsk(tx, gone.personId, gone.organizationId))
}

async function isAsked(tx: Tx, personId: string): Promise<boolean> {
  const asked = await tx.db
    .selectFrom('handovers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('fromPersonId', '=', personId)
    .where('doneAt', 'is', null)
    .where('dismissedAt', 'is', null)
    .select('id')
    .executeTakeFirst()
  return asked !== undefined
}

/** Job, once a day: everyone who stands for a partner they no longer belong to. */
export async function followEndedAffiliations(ctx: Ctx): Promise<void> {
  const gone = await read(ctx, (tx) =>
    tx.db
      .selectFrom('representatives')
      .innerJoin('partners', (join) =>
        join
          .onRef('partners.workspaceId', '=', 'representatives.workspaceId')
          .onRef('partners.id', '=', 'representatives.partnerId'),
      )
      .where('representatives.workspaceId', '=', tx.workspace.id)
      .where('representatives.endedOn', 'is', null)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom('affiliations')
              .whereRef('affiliations.workspaceId', '=', 'representatives.workspaceId')
              .whereRef('affiliations.personId', '=', 'representatives.personId')
              .whereRef('affiliations.organizationId', '=', 'partners.organizationId')
              .where((inner) =>
                inner.or([
                  inner('affiliations.endedOn', 'is', null),
                  inner('affiliations.endedOn', '>=', tx.today),
                ]),
              )
              .select('affiliations.id'),
          ),
        ),
      )
      .select(['representatives.personId', 'partners.organizationId'])
      .distinct()
      .execute(),
  )
  for (const { personId, organizationId } of gone)
    await write(ctx, (tx) => endAndAsk(tx, personId, organizationId))
}

const standingFor = (tx: Tx, personId: string, organizationId: string) =>
  tx.db
    .selectFrom('representatives')
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.workspaceId', '=', 'representatives.workspaceId')
        .onRef('partners.id', '=', 'representatives.partnerId'),
    )
    .where('representatives.workspaceId', '=', tx.workspace.id)
    .where('representatives.personId', '=', personId)
    .where('partners.organizationId', '=', organizationId)
    .where('representatives.endedOn', 'is', null)
    .select(['representatives.id', 'representatives.partnershipId'])
    .execute()

async function endAndAsk(tx: Tx, personId: string, organizationId: string): Promise<void> {
  for (const { id, partnershipId } of await standingFor(tx, personId, organizationId)) {
    await setEnded(tx, id, tx.today)
    await record(tx, 'representative.ended', {
      subject: { kind: 'representative', id },
      partnershipId,
      organizationId,
      facts: { because: 'affiliation' },
    })
  }
  const id = uuid()
  // One that is asked for already is not asked for twice, whichever process comes first.
  const asked = await tx.db
    .insertInto('handovers')
    .values({
      workspaceId: tx.workspace.id,
      id,
      fromPersonId: personId,
      organizationId,
      askedAt: tx.now,
      askedByPersonId: tx.actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (asked.numInsertedOrUpdatedRows === 0n) return
  await record(tx, 'handover.asked', { subject: { kind: 'handover', id }, organizationId })
}
