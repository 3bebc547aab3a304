import { v4, v7 } from 'uuid'
import { newToken } from '#platform/accounts/tokens.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { inPerson } from '#platform/policy/person.ts'
import { allow } from '#platform/policy/policy.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { neutralFor } from './candidates.server.ts'
import { firstToAsk, sidesOfRaiser } from './concern.ts'
import type { ConcernInput } from './inputs.ts'
import { type Key, openConcern, said } from './open.server.ts'
import { readConcern } from './reads.server.ts'
import { writeSteward } from './steward.server.ts'
import { tellSteward } from './tell.server.ts'
import { tellNewParties } from './tell-parties.server.ts'

/**
 * Raises a concern. A confidential or anonymous one needs a steward named at once, since nobody else would read it; of an
 * open one somebody is proposed. Of an
 * anonymous one the key is answered, which is kept nowhere; whoever loses it can't go on talking.
 */
export async function raiseConcern(
  tx: Tx,
  partnershipId: string,
  { stewardPersonId, partyOrganizationIds, openness, ...input }: ConcernInput,
): Promise<{ id: string; historyId: string; key: string | null } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.raiseConcern)
  if (openness !== 'open') inPerson(tx.actor)
  const anonymous = openness === 'anonymous'
  const parties = [...new Set(partyOrganizationIds)]
  const present = presentPartners(partnership.partners).map((partner) => partner.organizationId)
  if (parties.some((organizationId) => !present.includes(organizationId)))
    return new Refusal('concern_not_partner')
  const sides = sidesOfRaiser(
    { raiserId: tx.actor.personId, raiserOrganizationId: tx.actor.organizationId },
    { parties, openness },
  )
  if (openness !== 'open' && stewardPersonId === null)
    throw new Invalid([{ path: 'stewardPersonId', code: 'issue_concern_steward' }])
  const neutral = await neutralFor(tx, partnership, sides)
  const steward =
    stewardPersonId === null ? firstToAsk(neutral) : neutral.find((one) => one.personId === stewardPersonId)
  if (steward === undefined) return new Refusal('concern_steward_side')
  const id = anonymous ? v4() : v7()
  const key = anonymous ? newToken() : null
  const concern = { id, partnershipId, openness }
  await tx.db
    .insertInto('concerns')
    .values({
      workspaceId: tx.workspace.id,
      ...concern,
      ...input,
      shown: openness === 'open' ? 'everything' : input.shown,
      raisedOn: tx.today,
      raisedByPersonId: anonymous ? null : tx.actor.personId,
      organizationId: anonymous ? null : tx.actor.organizationId,
      keyHash: key?.hash ?? null,
    })
    .execute()
  if (parties.length > 0)
    await tx.db
      .insertInto('concernParties')
      .values(
        parties.map((organizationId) => ({
          workspaceId: tx.workspace.id,
          id: v4(),
          concernId: id,
          organizationId,
        })),
      )
      .execute()
  const historyId = await record(tx, anonymous ? 'concern.raised_without_name' : 'concern.raised', {
    ...said(tx, concern, key?.hash ?? null),
    ...(openness === 'open' ? { after: { summary: input.summary } } : {}),
    facts: { openness },
  })
  // Where the raiser named nobody, one is proposed, and asked once the raiser says yes; a program has nobody to say it.
  const agreed = stewardPersonId !== null || tx.actor.personId === null
  if (steward !== null)
    await writeSteward(tx, concern, steward, agreed ? { agreed } : { agreed, byPersonId: null })
  // Of an anonymous one the morning tells, so that no moment is kept.
  if (!anonymous) {
    const raised = await readConcern(tx, id)
    if (agreed) await tellSteward(tx, raised)
    await tellNewParties(tx, { id })
  }
  return { id, historyId, key: key?.token ?? null }
}

/** The raiser takes it off the table. By key it can't be taken back, as nothing says afterwards who could. */
export async function withdrawConcern(
  tx: Tx,
  id: string,
  key: Key = null,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id, key)
  if (isRefusal(opened)) return opened
  if (!opened.concern.as.raiser) throw new Forbidden()
  // Of a raiser without a name the day is kept, and no moment.
  await setDeleted(tx, id, key === null ? tx.now : new Date(`${tx.today}T00:00:00Z`))
  return { historyId: await record(tx, 'concern.withdrawn', said(tx, opened.concern, key)) }
}

/** The inverse of raising. */
export const unraise: Inverse = async (tx, entry) => {
  const gone = await withdrawConcern(tx, entry.subjectId)
  return isRefusal(gone) ? gone : undefined
}

/** The inverse of withdrawing. It comes back before reach is asked, so a no takes it away again. */
export const unwithdrawConcern: Inverse = async (tx, entry) => {
  await setDeleted(tx, entry.subjectId, null)
  const opened = await openConcern(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  if (!opened.concern.as.raiser) throw new Forbidden()
  await record(tx, 'concern.back', said(tx, opened.concern))
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('concerns')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
