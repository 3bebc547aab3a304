import type { sql } from 'kysely'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { joinFeature } from '#platform/features/join.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { changeAgreement } from './change.server.ts'
import { draftAgreement } from './draft.server.ts'
import { agreementInput } from './inputs.ts'
import { nameSigner } from './name-signer.server.ts'
import { readAgreement, textsOf } from './reads.server.ts'
import { agreements } from './register.server.ts'
import { sendAgreement } from './send.server.ts'
import { signAgreement } from './sign.server.ts'
import { suggestions } from './suggestions/register.server.ts'
import { handOver } from './turns/hand-over.server.ts'
import { turns } from './turns/register.server.ts'

/** The code of a refusal, or what was answered instead. */
export const code = (answer: unknown) => (isRefusal(answer) ? answer.code : answer)

export const agreementFields = (fields: Record<string, unknown> = {}) =>
  agreementInput.parse({
    kind: 'mou',
    title: 'How we run the pilot',
    beginsOn: '2026-01-01',
    endsOn: '2026-12-31',
    body: 'We meet **every month**.',
    ...fields,
  })

/** For tests: the host's coordinator and the lead of a partner, who agree on something. */
export async function openScene(
  features: readonly Feature[] = [joinFeature('partnerships', [agreements, turns, suggestions])],
) {
  const world = await openWorld(features)
  const partner = await world.organization('Harbor Youth')
  const stranger = await world.organization('Elsewhere')
  const partnershipId = await makePartnership(world, [partner], { purpose: 'So that nobody waits alone.' })
  const coordinator = await world.as('coordinator')
  const lead = await world.as('lead', partner)
  /** Of the partner, without a sign-in. */
  const lucia = await world.person('Lucía Ferrer', { email: 'lucia@harbor.example' })
  await world.affiliate(lucia, partner)

  /** Begun by the host, which has the pen. */
  const anAgreement = async (fields: Record<string, unknown> = {}) =>
    sure(await write(coordinator, (tx) => draftAgreement(tx, partnershipId, agreementFields(fields)))).id
  const both = (theirs = lead.actor.personId ?? '') => [
    { organizationId: world.hostId, personId: coordinator.actor.personId ?? '' },
    { organizationId: partner, personId: theirs },
  ]
  const send = (ctx: Ctx, id: string, signers = both(), inOrder = false) =>
    write(ctx, (tx) => sendAgreement(tx, id, { signers, inOrder, message: '' }))
  const sent = async (fields: Record<string, unknown> = {}, signers = both(), inOrder = false) => {
    const id = await anAgreement(fields)
    sure(await send(coordinator, id, signers, inOrder))
    return id
  }
  /** Sent to the partner's lead, who names somebody else. */
  const sentTo = async (personId: string, fields: Record<string, unknown> = {}) => {
    const id = await sent(fields)
    sure(await write(lead, (tx) => nameSigner(tx, id, { personId })))
    return id
  }
  const see = (id: string, ctx = coordinator) => read(ctx, (tx) => readAgreement(tx, id))
  const texts = (id: string, ctx = coordinator) =>
    read(ctx, async (tx) => textsOf(tx, await readAgreement(tx, id)))
  const sign = async (ctx: Ctx, id: string, fields: Record<string, string> = {}) => {
    const { sending } = await see(id)
    const mine = sending?.signers.find((one) => one.personId === ctx.actor.personId)
    const signature = { signature: mine?.personName ?? '', sha256: sending?.sha256 ?? '', ...fields }
    return write(ctx, (tx) => signAgreement(tx, id, signature, '192.0.2.7'))
  }
  const signed = async (fields: Record<string, unknown> = {}) => {
    const id = await sent(fields)
    sure(await sign(coordinator, id))
    sure(await sign(lead, id))
    return id
  }
  /** Saves a text, as the form with that version does. */
  const change = (ctx: Ctx, id: string, body: string, version: number) =>
    write(ctx, (tx) => changeAgreement(tx, id, { ...agreementFields({ body }), version }))
  const hand = (ctx: Ctx, id: string, organizationId: string, wanted = '') =>
    write(ctx, (tx) => handOver(tx, id, { organizationId, wanted }))
  const raw = (statement: ReturnType<typeof sql>) =>
    world.system.database.transaction({ as: 'owner' }, (db) => statement.execute(db))
  return {
    world,
    partner,
    stranger,
    partnershipId,
    coordinator,
    lead,
    lucia,
    anAgreement,
    both,
    send,
    sent,
    sentTo,
    see,
    texts,
    sign,
    signed,
    change,
    hand,
    raw,
  }
}
