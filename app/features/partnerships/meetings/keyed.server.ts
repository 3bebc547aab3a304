import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace, personActor } from '#platform/context/actors.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import type { Role } from '#platform/policy/policy.ts'
import { speakersOf } from '../agreements/speakers.server.ts'
import { isAffiliated } from '../partners/representatives.server.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import { readMeeting } from './reads.server.ts'

interface MinutesHolder {
  ctx: Ctx
  meetingId: string
  /** `lapsed`: its time is over, and it opens nothing. */
  state: 'works' | 'lapsed'
}

/**
 * Who holds the key of a mail with minutes: that person, for the partner they stand for, in that one partnership, without
 * signing in. They speak for the partner where nobody who signs in does. Throws NotFound for a key that opens nothing
 * (any more): the meeting is gone, or they stand for that partner no longer.
 */
export async function minutesHolder(door: DoorRequest, token: string): Promise<MinutesHolder> {
  const { system } = door
  const found = await system.database.transaction({ as: 'door' }, async (db) => {
    const key = await db
      .selectFrom('minutesKeys')
      .where('tokenHash', '=', hashToken(token))
      .select(['workspaceId', 'meetingId', 'personId', 'organizationId', 'expiresOn'])
      .executeTakeFirst()
    const workspace = key === undefined ? null : await findWorkspace(db, { id: key.workspaceId })
    return key === undefined || workspace === null ? null : { key, workspace }
  })
  if (found === null) throw new NotFound()
  const { key, workspace } = found
  const as = (role: Role, name: string, partnerships: Ctx['actor']['partnerships']) =>
    contextOf(
      system,
      workspace,
      {
        kind: 'link',
        role,
        userId: null,
        membershipId: null,
        personId: key.personId,
        organizationId: key.organizationId,
        name,
        partnerships,
      },
      { locale: door.locale, requestId: door.requestId },
    )
  // The meeting says which partnership the key is for; from here on the holder reaches that one alone.
  const { partnershipId, name, role } = await read(as('representative', '', 'all'), (tx) => standing(tx, key))
  const ctx = as(role, name, new Map([[partnershipId, { until: null }]]))
  return { ctx, meetingId: key.meetingId, state: key.expiresOn < ctx.today ? 'lapsed' : 'works' }
}

/** For which partnership somebody stands, as what; a mail stays with whoever goes, what it opens doesn't. */
async function standing(
  tx: Tx,
  key: { meetingId: string; personId: string; organizationId: string },
): Promise<{ partnershipId: string; name: string; role: Role }> {
  const { personId, organizationId } = key
  const { partnershipId } = await readMeeting(tx, key.meetingId)
  const { people } = await peopleStanding(tx, partnershipId)
  const one = people.find((each) => each.personId === personId && each.organizationId === organizationId)
  if (one === undefined || !(await isAffiliated(tx, personId, organizationId))) throw new NotFound()
  // A key lets nobody do what they may not once they sign in, nor what somebody who signs in does for all.
  const member = await personActor(tx.db, tx.workspace, personId, tx.today)
  // What somebody is for another organization they are not for this one.
  const role = member?.organizationId === organizationId ? member.role : null
  const spokenFor = (await speakersOf(tx, [organizationId])).has(organizationId)
  return {
    partnershipId,
    name: one.name,
    role: role ?? (spokenFor ? 'representative' : 'lead'),
  }
}
