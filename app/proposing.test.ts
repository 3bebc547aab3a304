import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { features } from '../features.server.ts'
import { proposeMove } from './features/journey/stages/propose.server.ts'
import { draftAgreement } from './features/partnerships/agreements/draft.server.ts'
import { agreementInput } from './features/partnerships/agreements/inputs.ts'
import { cadenceInput } from './features/partnerships/cadences/inputs.ts'
import { proposeCadence } from './features/partnerships/cadences/propose.server.ts'
import { proposalInput as decisionInput } from './features/partnerships/decisions/inputs.ts'
import { proposeDecision } from './features/partnerships/decisions/propose.server.ts'
import { makePartnership } from './features/partnerships/factories.ts'
import { goalInput } from './features/partnerships/goals/inputs.ts'
import { setGoal } from './features/partnerships/goals/set.server.ts'
import { callMeeting } from './features/partnerships/meetings/call.server.ts'
import { meetingInput } from './features/partnerships/meetings/inputs.ts'
import { beginBreak } from './features/partnerships/partnerships/breaks.server.ts'
import { partnershipPolicy } from './features/partnerships/policy.ts'
import { proposalInput } from './features/partnerships/proposals/inputs.ts'
import { propose } from './features/partnerships/proposals/propose.server.ts'
import { answeredBy } from './features/partnerships/proposals/settle.server.ts'
import { visionInput } from './features/partnerships/visions/inputs.ts'
import { writeVision } from './features/partnerships/visions/write.server.ts'
import type { Tx } from './platform/context/context.server.ts'
import { write } from './platform/context/transaction.server.ts'
import { Forbidden } from './platform/errors/errors.ts'
import { type Role, roles } from './platform/policy/policy.ts'
import { sure } from './platform/testing/answers.server.ts'
import { openWorld, type World } from './platform/testing/world.server.ts'

interface At {
  partnershipId: string
  /** The partner, and an organization that takes no part. */
  partner: string
  other: string
}

/** All that is put before others to be agreed or decided, by what does it. */
const proposed: Record<string, (tx: Tx, at: At) => Promise<unknown>> = {
  'a move to another stage': (tx, { partnershipId }) =>
    proposeMove(tx, partnershipId, { stage: 'acclimate', reason: 'We know who does what.' }),
  'a new partnership': (tx, { other }) =>
    propose(
      tx,
      proposalInput.parse({ kind: 'partnership', name: 'Lamps', organizationIds: [other], reason: 'Light.' }),
    ),
  'a further partner': (tx, { partnershipId, other }) =>
    propose(
      tx,
      proposalInput.parse({ kind: 'partner', partnershipId, organizationIds: [other], reason: 'A key.' }),
    ),
  'the conclusion': (tx, { partnershipId }) =>
    propose(tx, proposalInput.parse({ kind: 'conclusion', partnershipId, reason: 'It is done.' })),
  'a rest of all partners': (tx, { partnershipId }) =>
    propose(tx, proposalInput.parse({ kind: 'pause', partnershipId, reason: 'Summer.' })),
  'going on after a rest': async (tx, { partnershipId }) => {
    await beginBreak(tx, partnershipId, { kind: 'pause', organizationId: null, note: 'Summer.' })
    return propose(tx, proposalInput.parse({ kind: 'resumption', partnershipId, reason: 'It is autumn.' }))
  },
  'taking up again what is concluded': async (tx, { partnershipId }) => {
    await beginBreak(tx, partnershipId, { kind: 'conclusion', organizationId: null, note: 'It is done.' })
    return propose(tx, proposalInput.parse({ kind: 'reopening', partnershipId, reason: 'It goes on.' }))
  },
  'a vision': (tx, { partnershipId }) =>
    writeVision(tx, partnershipId, visionInput.parse({ text: 'Light at every door.', version: 0 })),
  'a goal': (tx, { partnershipId }) =>
    setGoal(tx, partnershipId, goalInput.parse({ what: 'Forty lamps by winter' })),
  'an agreement': (tx, { partnershipId }) =>
    draftAgreement(tx, partnershipId, agreementInput.parse({ kind: 'mou', title: 'Who keeps the lamps' })),
  'how often to talk': (tx, { partnershipId, partner }) =>
    proposeCadence(
      tx,
      partnershipId,
      cadenceInput.parse({ organizationId: partner, everyDays: 14, channel: 'call' }),
    ),
  'a meeting': (tx, { partnershipId }) =>
    callMeeting(
      tx,
      meetingInput.parse({ partnershipId, title: 'Round', startsOn: '2026-04-02', startsAt: '16:00' }),
    ),
  'a decision': (tx, { partnershipId }) =>
    proposeDecision(
      tx,
      partnershipId,
      decisionInput.parse({ what: 'Lamps stay on until nine', method: 'consent', closesOn: '2026-04-14' }),
    ),
}

describe('what can be proposed', () => {
  let world: World
  let partner: string
  let other: string
  beforeAll(async () => {
    world = await openWorld(features)
    partner = await world.organization('Harbor Youth')
    other = await world.organization('Riverbend Library')
  })
  afterAll(() => world.close())

  /** What somebody of this role can propose, each in a partnership of its own. */
  async function listOf(role: Role): Promise<string[]> {
    const can: string[] = []
    for (const [what, act] of Object.entries(proposed)) {
      const at = { partnershipId: await makePartnership(world, [partner]), partner, other }
      const by = await world.as(role, partner)
      try {
        sure(await write(by, (tx) => act(tx, at) as Promise<object>))
        can.push(what)
        await world.system.database.transaction({ as: 'owner' }, (db) =>
          db
            .updateTable('proposals')
            .set({ withdrawnAt: new Date() })
            .where('withdrawnAt', 'is', null)
            .execute(),
        )
      } catch (failure) {
        if (!(failure instanceof Forbidden)) throw failure
      }
    }
    return can
  }

  it('by a partner’s people is what the host’s people can propose, all of it, and by who only reads nothing', async () => {
    const all = Object.keys(proposed)
    const lists = new Map<Role, string[]>()
    for (const role of roles) lists.set(role, await listOf(role))
    expect(lists.get('coordinator')).toEqual(all)
    for (const role of ['owner', 'contributor', 'lead', 'representative'] as const)
      expect(lists.get(role), role).toEqual(lists.get('coordinator'))
    expect(lists.get('viewer')).toEqual([])
  })

  it('is everything in a partnership that the host’s coordinators decide alone, but for the host’s own housekeeping', () => {
    const decidedByHost = Object.entries(partnershipPolicy)
      .filter(([, row]) => row.coordinator === true && row.lead === false)
      .map(([ability]) => ability)
    const proposable = Object.entries(partnershipPolicy)
      .filter(([, row]) => Object.values(answeredBy).includes(row))
      .map(([ability]) => ability)
    // Who of the host's looks after it, what is recorded for others, questions of the workspace's own, figures over all.
    const housekeeping = ['handOver', 'actOnBehalf', 'keepPulseItems', 'seeAcross']
    expect(decidedByHost.toSorted()).toEqual([...proposable, ...housekeeping].toSorted())
  })
})
