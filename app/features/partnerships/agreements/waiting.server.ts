import { type RawBuilder, sql } from 'kysely'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { within } from '#platform/features/roadmap.server.ts'
import type { RoadmapSpan } from '#platform/features/roadmap.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { type Agreement, comesToEndOn, type Signer } from './agreement.ts'
import { agreementRows, judgeAgreements, reachableAgreements } from './reads.server.ts'

/** An agreement with how it stands and who signed what, without its text and whose turn it is. */
export type JudgedAgreement = Pick<
  Agreement,
  | 'id'
  | 'partnershipId'
  | 'partnershipName'
  | 'title'
  | 'beginsOn'
  | 'endsOn'
  | 'sending'
  | 'ending'
  | 'replacedById'
  | 'replacedFrom'
  | 'standing'
>

/** Agreements of partnerships that are neither concluded nor rest, as a whole or for this side. */
const goingOn = (tx: Tx, side: string | null = tx.actor.organizationId) =>
  reachableAgreements(tx).where(
    sql<boolean>`not exists (select 1 from partnership_breaks b where b.workspace_id = agreements.workspace_id
      and b.partnership_id = agreements.partnership_id and b.ended_at is null
      and (b.organization_id is null or b.organization_id = ${side}::uuid))`,
  )

/** Those of the agreements that are in reach and that the actor's side has not left. */
export const judgedById = async (tx: Tx, ids: readonly string[]): Promise<JudgedAgreement[]> =>
  ids.length === 0 ? [] : judged(tx, reachableAgreements(tx).where('agreements.id', 'in', [...ids]))

const judged = async (
  tx: Tx,
  agreements: ReturnType<typeof reachableAgreements>,
): Promise<JudgedAgreement[]> =>
  judgeAgreements(tx, stillThere(tx, await agreementRows(agreements).orderBy('agreements.endsOn').execute()))

/** Agreements that ever waited for the actor's own signature and don't have it. */
export const ownSignatures = (tx: Tx) => sql`select d.agreement_id from agreement_signers s
  join agreement_sendings d on d.workspace_id = s.workspace_id and d.id = s.sending_id
  where s.workspace_id = ${tx.workspace.id} and s.person_id = ${tx.actor.personId}::uuid
    and s.organization_id = ${tx.actor.organizationId}::uuid and not exists (select 1 from agreement_signatures g
      where g.workspace_id = s.workspace_id and g.signer_id = s.id)`

/** Agreements that were sent and wait for the actor's own signature, or will in their order. */
export const agreementsToSign = (tx: Tx): Promise<JudgedAgreement[]> =>
  judged(tx, goingOn(tx).where(sql<boolean>`agreements.id in (${ownSignatures(tx)})`))

/**
 * Agreements in force whose last day comes by the day given, that nobody has ended and in whose place nothing is signed,
 * the earliest first.
 */
export async function agreementsEndingBy(
  tx: Tx,
  by: Day,
  partnershipId?: string,
): Promise<JudgedAgreement[]> {
  let found = goingOn(tx)
    .where('agreements.endsOn', '>=', tx.today)
    .where('agreements.endsOn', '<=', by)
    .where((where) => where.not(isEnded(tx)))
  if (partnershipId !== undefined) found = found.where('agreements.partnershipId', '=', partnershipId)
  return (await judged(tx, found)).filter((one) => one.standing === 'inForce' && !isFollowed(one))
}

/** The same for all sides, whether one of them rests or not, and those that were ended for a day that comes by then. */
export async function agreementsToRemindOf(tx: Tx, by: Day): Promise<JudgedAgreement[]> {
  const found = goingOn(tx, null).where((where) =>
    where.or([
      where.and([
        where('agreements.endsOn', '>=', tx.today),
        where('agreements.endsOn', '<=', by),
        where.not(isEnded(tx)),
      ]),
      isEnded(tx, { from: tx.today, to: by }),
    ]),
  )
  return (await judged(tx, found)).filter((one) => one.standing === 'inForce' && !isFollowed(one))
}

/** Agreements that a side ended, or ended for a day between two. Few of many: looked up once. */
const isEnded = (tx: Tx, span?: { from: Day; to: Day }) =>
  sql<boolean>`agreements.id in (select e.agreement_id from agreement_endings e
    where e.workspace_id = ${tx.workspace.id}
      and ${span === undefined ? sql`true` : sql`e.ended_on between ${span.from}::date and ${span.to}::date`})`

/** Whether the agreement that comes after it is signed, if it has not begun yet. */
const isFollowed = (agreement: JudgedAgreement): boolean => agreement.replacedById !== null

/**
 * Agreements that are signed, with nothing signed in their place, and that come to their end between two days, both
 * included, the earliest first. How one stands is worked out, so they are read by so many at a time until enough have
 * come.
 */
export async function signedEndingBetween(tx: Tx, span: RoadmapSpan): Promise<JudgedAgreement[]> {
  const ended = within(reachableAgreements(tx), 'agreements', span).where(isEnded(tx, span))
  const found = (await judged(tx, ended)).filter(
    (one) => isAhead(one) && (comesToEndOn(one) ?? '') >= span.from,
  )
  let after: { endsOn: Day; id: string } | null = null
  for (let some = 0; ; ) {
    let next = within(reachableAgreements(tx), 'agreements', span)
      .where('agreements.endsOn', '>=', span.from)
      .where('agreements.endsOn', '<=', span.to)
      .where((where) => where.not(isEnded(tx)))
    if (after !== null)
      next = next.where(
        sql<boolean>`(agreements.ends_on, agreements.id) > (${after.endsOn}::date, ${after.id}::uuid)`,
      )
    const rows = await agreementRows(next)
      .orderBy('agreements.endsOn')
      .orderBy('agreements.id')
      .limit(span.most ?? null)
      .execute()
    const standing = (await judgeAgreements(tx, stillThere(tx, rows))).filter(isAhead)
    found.push(...standing)
    some += standing.length
    const last = rows.at(-1)
    const enough = span.most === undefined || rows.length < span.most || some >= span.most
    if (enough || last === undefined || last.endsOn === null) return found.toSorted(byEnd)
    after = { endsOn: last.endsOn, id: last.id }
  }
}

const isAhead = (agreement: JudgedAgreement): boolean =>
  ['coming', 'inForce'].includes(agreement.standing) && !isFollowed(agreement)

const byEnd = (one: JudgedAgreement, other: JudgedAgreement): number =>
  (comesToEndOn(one) ?? '') < (comesToEndOn(other) ?? '') ? -1 : 1

/** A text that is still being written: it was not sent, or what was sent was called back or declined. */
const isOpen = sql<boolean>`not exists (select 1 from agreement_sendings d
  where d.workspace_id = agreements.workspace_id and d.agreement_id = agreements.id
    and not exists (select 1 from agreement_recalls r where r.workspace_id = d.workspace_id and r.sending_id = d.id)
    and not exists (select 1 from agreement_signers s join agreement_refusals f
      on f.workspace_id = s.workspace_id and f.signer_id = s.id
      where s.workspace_id = d.workspace_id and s.sending_id = d.id))`

/** Texts of partnerships that go on and that are still being written, with their latest turn. */
const openTexts = (tx: Tx) =>
  goingOn(tx)
    .where(isOpen)
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('agreementTurns as t')
          .whereRef('t.workspaceId', '=', 'agreements.workspaceId')
          .whereRef('t.agreementId', '=', 'agreements.id')
          .orderBy('t.givenAt', 'desc')
          .orderBy('t.id', 'desc')
          .limit(1)
          .select(['t.organizationId', 't.givenByOrganizationId', 't.givenAt'])
          .as('turn'),
      (join) => join.onTrue(),
    )
    .select([
      'agreements.id',
      'agreements.partnershipId',
      'turn.organizationId',
      'turn.givenByOrganizationId',
      'turn.givenAt',
    ])

/** A text that is still being written, with the side that has the pen and since when. */
export type OpenText = Awaited<ReturnType<ReturnType<typeof openTexts>['execute']>>[number]

const isHandedOver = sql<boolean>`turn.given_by_organization_id <> turn.organization_id`

/** Agreements of which the pen was ever handed over: few of many, so that only of these is asked who has it now. */
const onceHandedOver = (tx: Tx) => sql`select t.agreement_id from agreement_turns t
  where t.workspace_id = ${tx.workspace.id} and t.given_by_organization_id <> t.organization_id`

/** Agreements for which others have suggested something that nobody has answered. */
const withSuggestions = (tx: Tx) => sql`select g.agreement_id from agreement_suggestions g
  where g.workspace_id = ${tx.workspace.id} and g.organization_id <> ${tx.actor.organizationId}
    and not exists (select 1 from agreement_suggestion_outcomes o
      where o.workspace_id = g.workspace_id and o.suggestion_id = g.id)`

/** Agreements of which the pen was handed over, or for which others have suggested something. */
export const othersWait = (tx: Tx) => sql`${onceHandedOver(tx)} union all ${withSuggestions(tx)}`

/**
 * Texts that are still being written, of which the actor's side has the pen, where somebody waits for it: it was handed
 * over, or there are suggestions of others without an answer.
 */
export const textsToWrite = async (tx: Tx): Promise<OpenText[]> =>
  stillThere(
    tx,
    await openTexts(tx)
      .where(sql<boolean>`agreements.id in (${othersWait(tx)})`)
      .where('turn.organizationId', '=', tx.actor.organizationId)
      .where(sql<boolean>`(${isHandedOver} or agreements.id in (${withSuggestions(tx)}))`)
      .execute(),
  )

/** Texts that are still being written, whose pen was handed over by a moment. */
export async function textsHandedOverBy(tx: Tx, by: Date, partnershipId?: string): Promise<OpenText[]> {
  let found = openTexts(tx)
    .where(sql<boolean>`agreements.id in (${onceHandedOver(tx)})`)
    .where(isHandedOver)
    .where('turn.givenAt', '<=', by)
  if (partnershipId !== undefined) found = found.where('agreements.partnershipId', '=', partnershipId)
  return stillThere(tx, await found.orderBy('agreements.createdAt').execute())
}

/**
 * Those who signed or are to sign (`s`, `d`) and don't belong to the organization they do it for, or are not there any
 * more. Each pair of person and organization is looked up once; `narrow` cuts signers (`x`).
 */
const goneSigners = (tx: Tx, narrow: RawBuilder<unknown>) => sql<{ signerId: string; agreementId: string }>`
  with pair as materialized (
      select distinct x.organization_id, x.person_id from agreement_signers x
      where x.workspace_id = ${tx.workspace.id} and ${narrow}),
    removed as materialized (
      select p.id from people p where p.workspace_id = ${tx.workspace.id} and p.deleted_at is not null),
    gone as materialized (
      select pair.organization_id, pair.person_id from pair
      left join removed on removed.id = pair.person_id
      left join lateral (select 1 as one from affiliations f
        where f.workspace_id = ${tx.workspace.id} and f.person_id = pair.person_id
          and f.organization_id = pair.organization_id and ${belongsNow(tx, 'f')} limit 1) belongs on true
      where belongs.one is null or removed.id is not null)
  select s.id as signer_id, d.agreement_id from gone
    join agreement_signers s on s.workspace_id = ${tx.workspace.id} and s.person_id = gone.person_id
      and s.organization_id = gone.organization_id
    join agreement_sendings d on d.workspace_id = s.workspace_id and d.id = s.sending_id`

/** A signature that somebody else has to stand for, of an agreement that is signed or waits for it. */
export interface LeftSigner {
  agreement: JudgedAgreement
  signer: Signer
  /** It is still missing; else they signed and then left. */
  isMissing: boolean
}

/** Of agreements that hold or wait for signatures: who signed or is to sign, and no longer belongs to their side. */
export async function leftSigners(
  tx: Tx,
  { partnershipId, organizationId }: { partnershipId?: string | undefined; organizationId?: string },
): Promise<LeftSigner[]> {
  const { rows } = await goneSigners(
    tx,
    organizationId !== undefined
      ? sql`x.organization_id = ${organizationId}`
      : partnershipId !== undefined
        ? sql`x.sending_id in (select y.id from agreement_sendings y
            join agreements z on z.workspace_id = y.workspace_id and z.id = y.agreement_id
            where y.workspace_id = ${tx.workspace.id} and z.partnership_id = ${partnershipId})`
        : sql`true`,
  ).execute(tx.db)
  const gone = new Set(rows.map((row) => row.signerId))
  const ids = [...new Set(rows.map((row) => row.agreementId))]
  const agreements = ids.length === 0 ? [] : await judged(tx, goingOn(tx).where('agreements.id', 'in', ids))
  return agreements.flatMap((agreement) => {
    const waits = agreement.standing === 'waiting'
    if (!waits && (agreement.standing !== 'inForce' || isFollowed(agreement))) return []
    if (partnershipId !== undefined && agreement.partnershipId !== partnershipId) return []
    return (agreement.sending?.signers ?? [])
      .filter((signer) => gone.has(signer.id) && !(waits && signer.signedAt !== null))
      .map((signer) => ({ agreement, signer, isMissing: waits }))
  })
}

/** Those in partnerships that the actor's side has not left. */
const stillThere = <O extends { partnershipId: string }>(tx: Tx, agreements: readonly O[]): O[] =>
  agreements.filter((one) => readsUntil(tx, one.partnershipId) === null)
