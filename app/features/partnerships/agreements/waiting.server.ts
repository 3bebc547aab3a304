import { sql } from 'kysely'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { Agreement } from './agreement.ts'
import { agreementRows, completeAgreements, reachableAgreements } from './reads.server.ts'

/**
 * Agreements that may ask something of the actor or their organization: the actor's own signature is missing, their
 * last day comes within the days given, or the person who signs for it has left.
 */
export const agreementsThatWait = async (tx: Tx, days: number): Promise<Agreement[]> =>
  completeAgreements(
    tx,
    await agreementRows(reachableAgreements(tx))
      .where(
        sql<boolean>`exists (select 1 from agreement_sendings d join agreement_signers s
          on s.workspace_id = d.workspace_id and s.sending_id = d.id
          where d.workspace_id = agreements.workspace_id and d.agreement_id = agreements.id
            and s.organization_id = ${tx.actor.organizationId}
            and (agreements.ends_on between ${tx.today}::date and ${addDays(tx.today, days)}::date
              or s.person_id = ${tx.actor.personId}::uuid and not exists (select 1 from agreement_signatures g
                where g.workspace_id = s.workspace_id and g.signer_id = s.id)
              or ${signerLeft(tx)}))`,
      )
      .execute(),
  )

/** A text that is still being written: it was not sent, or what was sent was called back or declined. */
const isOpen = sql<boolean>`not exists (select 1 from agreement_sendings d
  where d.workspace_id = agreements.workspace_id and d.agreement_id = agreements.id
    and not exists (select 1 from agreement_recalls r where r.workspace_id = d.workspace_id and r.sending_id = d.id)
    and not exists (select 1 from agreement_signers s join agreement_refusals f
      on f.workspace_id = s.workspace_id and f.signer_id = s.id
      where s.workspace_id = d.workspace_id and s.sending_id = d.id))`

const latestTurn = sql`(select t.organization_id, t.given_by_organization_id, t.given_at from agreement_turns t
  where t.workspace_id = agreements.workspace_id and t.agreement_id = agreements.id
  order by t.given_at desc, t.id desc limit 1)`

/**
 * Texts that are still being written, of which the actor's side has the pen, where somebody waits for it: it was handed
 * over, or there are suggestions of others without an answer.
 */
export const agreementsToWrite = async (tx: Tx): Promise<Agreement[]> =>
  stillThere(
    tx,
    await completeAgreements(
      tx,
      await agreementRows(reachableAgreements(tx))
        .where(isOpen)
        .where(
          sql<boolean>`exists (select 1 from ${latestTurn} turn where turn.organization_id = ${tx.actor.organizationId}
          and (turn.given_by_organization_id <> turn.organization_id
            or exists (select 1 from agreement_suggestions g
              where g.workspace_id = agreements.workspace_id and g.agreement_id = agreements.id
                and g.organization_id <> turn.organization_id
                and not exists (select 1 from agreement_suggestion_outcomes o
                  where o.workspace_id = g.workspace_id and o.suggestion_id = g.id))))`,
        )
        .execute(),
    ),
  )

/** Texts that are still being written, whose pen was handed over by a moment. */
export const agreementsHandedOverBy = async (
  tx: Tx,
  by: Date,
  partnershipId?: string,
): Promise<Agreement[]> => {
  let found = reachableAgreements(tx)
    .where(isOpen)
    .where(
      sql<boolean>`exists (select 1 from ${latestTurn} turn where turn.given_by_organization_id <> turn.organization_id
        and turn.given_at <= ${by.toISOString()}::timestamptz)`,
    )
  if (partnershipId !== undefined) found = found.where('agreements.partnershipId', '=', partnershipId)
  return stillThere(
    tx,
    await completeAgreements(tx, await agreementRows(found).orderBy('agreements.createdAt').execute()),
  )
}

/** Agreements that hold or wait for signatures, and for which somebody signed or is to who no longer belongs to their side. */
export const agreementsWhoseSignerLeft = async (tx: Tx, partnershipId?: string): Promise<Agreement[]> => {
  let found = reachableAgreements(tx).where(
    sql<boolean>`exists (select 1 from agreement_sendings d join agreement_signers s
      on s.workspace_id = d.workspace_id and s.sending_id = d.id
      where d.workspace_id = agreements.workspace_id and d.agreement_id = agreements.id and ${signerLeft(tx)})`,
  )
  if (partnershipId !== undefined) found = found.where('agreements.partnershipId', '=', partnershipId)
  return stillThere(
    tx,
    await completeAgreements(tx, await agreementRows(found).orderBy('agreements.createdAt').execute()),
  )
}

/** Whether a signer (`s`) does not belong to the organization they sign for, or is not there any more. */
const signerLeft = (tx: Tx) => sql<boolean>`not exists (select 1 from affiliations f
  join people p on p.workspace_id = f.workspace_id and p.id = f.person_id and p.deleted_at is null
  where f.workspace_id = s.workspace_id and f.person_id = s.person_id
    and f.organization_id = s.organization_id and ${belongsNow(tx, 'f')})`

/** Those in partnerships that the actor's side has not left. */
const stillThere = (tx: Tx, agreements: Agreement[]): Agreement[] =>
  agreements.filter((one) => readsUntil(tx, one.partnershipId) === null)
