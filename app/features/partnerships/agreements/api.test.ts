import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { agreementsApi } from './api.server.ts'
import { endAgreement } from './end.server.ts'
import { code, openScene } from './factories.ts'
import { followAgreement } from './follow.server.ts'
import { agreementShape } from './inputs.ts'
import { recallAgreement } from './recall.server.ts'
import { declineAgreement } from './sign.server.ts'

describe('agreements by the API', async () => {
  const { world, partner, coordinator, lead, lucia, sent, send, sign, signed } = await openScene()
  afterAll(() => world.close())

  const shown = async (id: string) =>
    agreementShape.parse(await read(coordinator, (tx) => agreementsApi.get(tx, id)))
  const act = (ctx: Ctx, state: string, id: string, input: unknown = undefined) =>
    write(ctx, async (tx) => agreementsApi.states?.[state]?.make?.(tx, id, input as never))

  it('show when and how they were sent, who was asked, and why somebody declined or called them back', async () => {
    const declined = await sent({}, undefined, true)
    await world.system.jobs.drain(world.system)
    expect(await shown(declined)).toMatchObject({
      sentAt: expect.stringMatching(/^2026-03-31T/),
      sentByOrganizationId: world.hostId,
      message: '',
      inOrder: true,
      // The second is asked once the first has signed.
      signers: [
        { position: 1, askedAt: expect.any(String), openedAt: null },
        { position: 2, askedAt: null, openedAt: null },
      ],
      recalledAt: null,
      recallReason: null,
    })
    sure(await write(coordinator, (tx) => declineAgreement(tx, declined, { reason: 'Too long.' })))
    expect((await shown(declined)).signers[0]).toMatchObject({ declineReason: 'Too long.' })
    const recalled = await sent()
    sure(await write(coordinator, (tx) => recallAgreement(tx, recalled, { reason: 'Wrong year.' })))
    expect(await shown(recalled)).toMatchObject({
      recalledAt: expect.any(String),
      recallReason: 'Wrong year.',
    })
  })

  it('show why they were ended, and what stands in their place from when', async () => {
    const id = await signed()
    const next = sure(await write(lead, (tx) => followAgreement(tx, id, { as: 'renewal' }))).id
    expect(await shown(id)).toMatchObject({ replacedById: null, replacedFrom: null, endingReason: null })
    sure(await send(lead, next))
    sure(await sign(coordinator, next))
    sure(await sign(lead, next))
    expect(await shown(id)).toMatchObject({ replacedById: next, replacedFrom: '2027-01-01' })
    sure(
      await write(lead, (tx) =>
        endAgreement(tx, id, { endedOn: '2026-05-01', reason: 'The school closes.' }),
      ),
    )
    expect(await shown(id)).toMatchObject({ endedOn: '2026-05-01', endingReason: 'The school closes.' })
  })

  it('take who signs for the own organization, and ask once more', async () => {
    const id = await sent()
    await world.system.jobs.drain(world.system)
    const representative = await world.as('representative', partner)
    await expect(act(representative, 'signer', id, { personId: lucia })).rejects.toBeInstanceOf(Forbidden)
    sure(await act(lead, 'signer', id, { personId: lucia }))
    expect((await shown(id)).signers[1]).toMatchObject({ personId: lucia, askedAt: null })
    await world.system.jobs.drain(world.system)
    expect(code(await act(coordinator, 'asking', id))).toBe('agreement_asked_today')
    world.setNow('2026-04-01T12:00:00Z')
    sure(await act(await world.as('coordinator'), 'asking', id))
    world.setNow('2026-03-31T12:00:00Z')
  })
})
