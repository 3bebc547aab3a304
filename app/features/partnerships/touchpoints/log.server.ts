import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { reachablePeople } from '#features/landscape/index.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import type { BehalfInput } from '../behalf/inputs.ts'
import { recordBehalf, type Speaker, speakerOf } from '../behalf/speak.server.ts'
import { pledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { TouchpointInput } from './inputs.ts'
import { refusalOfTouchpoint } from './touchpoint.ts'

/**
 * Logs a conversation or meeting, with what was promised in it. Inside a partnership all partners read it unless it
 * says otherwise. Recorded for a partner it is that partner's, and always read by all: nobody writes into what a
 * partner keeps to itself. People `named` in it before, as the invited of a meeting, need not be in the actor's reach.
 */
export async function logTouchpoint(
  tx: Tx,
  {
    followUp,
    followUpDueOn,
    followUpBy,
    audience: wanted,
    organizationIds,
    personIds,
    onBehalfOf,
    evidence,
    evidenceLink,
    ...input
  }: TouchpointInput,
  named: readonly string[] = [],
): Promise<{ id: string; historyId: string; commitmentId: string | null } | Refusal> {
  const partnership = input.partnershipId === null ? null : await openPartnership(tx, input.partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerIn(tx, partnership, { onBehalfOf, evidence, evidenceLink })
  if (isRefusal(speaker)) return speaker
  const audience = wanted ?? (partnership === null ? 'organization' : 'partnership')
  const no = refusalOfTouchpoint({ ...input, audience, followUp }, input.partnershipId, tx.today)
  if (no !== null) return new Refusal(no)
  if (speaker.onBehalf !== null && audience !== 'partnership')
    return new Refusal('touchpoint_behalf_audience')
  const who = await participants(tx, partnership, organizationIds, personIds, speaker.organizationId, named)
  const id = uuid()
  const behalfId =
    partnership === null
      ? null
      : await recordBehalf(tx, speaker, {
          partnershipId: partnership.id,
          action: 'touchpoint.logged',
          subjectKind: 'touchpoint',
          subjectId: id,
          summary: input.summary,
        })
  const seats = seatsOf(tx, id, input.happenedOn, who)
  await tx.db
    .with('logged', (db) =>
      db.insertInto('touchpoints').values({
        workspaceId: tx.workspace.id,
        id,
        ...input,
        audience,
        behalfId,
        organizationId: speaker.organizationId,
        loggedByPersonId: tx.actor.personId,
        createdAt: tx.now,
        updatedAt: tx.now,
      }),
    )
    .insertInto('touchpointOrganizations')
    .values(seats.organizations)
    .execute()
  await seatPeople(tx, seats.people)
  let commitmentId: string | null = null
  if (followUp !== '' && partnership !== null) {
    const promised = await pledge(
      tx,
      pledgeInput.parse({
        partnershipId: partnership.id,
        text: followUp,
        dueOn: followUpDueOn,
        onBehalfOf: followUpBy,
        touchpointId: id,
      }),
    )
    if (isRefusal(promised)) return promised
    commitmentId = promised.id
  }
  const historyId = await record(tx, 'touchpoint.logged', {
    subject: { kind: 'touchpoint', id },
    partnershipId: input.partnershipId,
    organizationId: speaker.organizationId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    audienceOrganizationId: audience === 'organization' ? tx.actor.organizationId : null,
    after: { ...input, audience, ...who },
    facts: { kind: input.kind },
  })
  return { id, historyId, commitmentId }
}

/** For whom it is logged; what has no partnership is always the own organization's. */
function speakerIn(tx: Tx, partnership: Partnership | null, behalf: BehalfInput): Speaker | Refusal {
  if (partnership !== null) return speakerOf(tx, partnership, behalf, partnershipPolicy.workTogether)
  allow(tx.actor, partnershipPolicy.workTogether)
  const { organizationId } = tx.actor
  return behalf.onBehalfOf === null || behalf.onBehalfOf === organizationId
    ? { organizationId, onBehalf: null }
    : new Refusal('behalf_not_partner')
}

export interface Participants {
  organizationIds: string[]
  personIds: string[]
}

/**
 * Who took part: the organizations named, the one it is logged for, and those that the people named belong to today (of a
 * partnership only its partners). Throws NotFound for someone or something out of reach, but for people `named` before.
 */
export async function participants(
  tx: Tx,
  partnership: Partnership | null,
  organizationIds: readonly string[],
  personIds: readonly string[],
  own: string,
  named: readonly string[] = [],
): Promise<Participants> {
  const partners = partnership === null ? null : presentPartners(partnership.partners)
  const isPartner = (id: string) => partners?.some((partner) => partner.organizationId === id) ?? false
  const organizations = new Set([own, ...organizationIds])
  const strangers = [...organizations].filter((id) => id !== tx.actor.organizationId && !isPartner(id))
  if (strangers.length > 0) {
    const known = await tx.db
      .selectFrom('organizations')
      .select('id')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', 'in', strangers)
      .where('deletedAt', 'is', null)
      .execute()
    if (known.length < strangers.length) throw new NotFound()
  }
  const people = [...new Set(personIds)]
  if (people.length > 0) {
    const belonging = sql<
      string[]
    >`array(select a.organization_id from affiliations a where a.workspace_id = people.workspace_id
      and a.person_id = people.id and (a.ended_on is null or a.ended_on >= ${tx.today}::date))`.as('of')
    const known = await reachablePeople(tx)
      .where('people.id', 'in', people)
      .select(['people.id', belonging])
      .execute()
    const others = people.filter((id) => !known.some((person) => person.id === id))
    if (others.some((id) => !named.includes(id))) throw new NotFound()
    if (others.length > 0)
      known.push(
        ...(await tx.db
          .selectFrom('people')
          .where('workspaceId', '=', tx.workspace.id)
          .where('id', 'in', others)
          .select(['people.id', belonging])
          .execute()),
      )
    for (const id of known.flatMap((person) => person.of))
      if (partners === null || isPartner(id)) organizations.add(id)
  }
  return { organizationIds: [...organizations], personIds: people }
}

/** Writes who took part, beside a touchpoint that is there. */
export async function seat(tx: Tx, touchpointId: string, happenedOn: string, who: Participants) {
  const seats = seatsOf(tx, touchpointId, happenedOn, who)
  await tx.db.insertInto('touchpointOrganizations').values(seats.organizations).execute()
  await seatPeople(tx, seats.people)
}

function seatsOf(tx: Tx, touchpointId: string, happenedOn: string, who: Participants) {
  const row = { workspaceId: tx.workspace.id, touchpointId, happenedOn }
  return {
    organizations: who.organizationIds.map((organizationId) => ({ ...row, id: uuid(), organizationId })),
    people: who.personIds.map((personId) => ({ ...row, id: uuid(), personId })),
  }
}

async function seatPeople(tx: Tx, people: ReturnType<typeof seatsOf>['people']) {
  if (people.length > 0) await tx.db.insertInto('touchpointPeople').values(people).execute()
}
