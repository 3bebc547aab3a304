import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Stale } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { press } from '#platform/testing/press.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { changeAgreement } from './change.server.ts'
import { draftAgreement } from './draft.server.ts'
import { agreementFields, openScene } from './factories.ts'
import { action as save } from './pages/edit.tsx'
import { listAgreements, readAgreement, textsOf } from './reads.server.ts'
import { removeAgreement, restoreAgreement } from './remove.server.ts'
import { sendAgreement } from './send.server.ts'
import { signAgreement } from './sign.server.ts'

describe('the text of agreements', async () => {
  const {
    world,
    partner,
    stranger,
    partnershipId,
    coordinator,
    lead,
    anAgreement,
    both,
    see,
    texts,
    change,
  } = await openScene()
  afterAll(() => world.close())

  it('are begun by either side from a template that knows the parties and the purpose', async () => {
    for (const ctx of [coordinator, await world.as('representative', partner)]) {
      const { id } = sure(
        await write(ctx, (tx) =>
          draftAgreement(tx, partnershipId, agreementFields({ body: '', language: 'es' })),
        ),
      )
      const [text] = await read(ctx, async (tx) => textsOf(tx, await readAgreement(tx, id)))
      expect(text?.body).toContain('Host of demo y Harbor Youth trabajan juntos en Homework Harbor.')
      expect(text?.body).toContain('So that nobody waits alone.')
    }
  })

  it('are not begun, changed or removed by someone who only reads, and are not there for a stranger', async () => {
    const id = await anAgreement()
    const viewer = await world.as('viewer')
    const outside = await world.as('lead', stranger)
    for (const [ctx, failure] of [
      [viewer, Forbidden],
      [outside, NotFound],
    ] as const)
      for (const act of [
        () => write(ctx, (tx) => draftAgreement(tx, partnershipId, agreementFields())),
        () => write(ctx, (tx) => changeAgreement(tx, id, { ...agreementFields(), version: 1 })),
        () => write(ctx, (tx) => removeAgreement(tx, id)),
        () => write(ctx, (tx) => sendAgreement(tx, id, { signers: both(), inOrder: false, message: '' })),
        () => write(ctx, (tx) => signAgreement(tx, id, { signature: 'x', sha256: '' })),
      ])
        await expect(act()).rejects.toBeInstanceOf(failure)
    await expect(read(outside, (tx) => readAgreement(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect((await see(id, viewer)).standing).toBe('draft')
  })

  it('keep every version of their text, and of two people who save at once neither text is lost', async () => {
    const id = await anAgreement()
    const colleague = await world.as('owner')
    sure(await change(coordinator, id, 'We meet every week.', 1))
    const late = change(colleague, id, 'We meet every day.', 1)
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({ theirs: { body: 'We meet every week.', version: 2 } })
    sure(await change(colleague, id, 'We meet every day.', 2))
    expect((await texts(id)).map(({ number, body, personName }) => [number, body, personName])).toEqual([
      [3, 'We meet every day.', colleague.actor.name],
      [2, 'We meet every week.', coordinator.actor.name],
      [1, 'We meet **every month**.', coordinator.actor.name],
    ])
  })

  describe('saved on the page', () => {
    const saved = (ctx: Ctx, id: string, body: string, version: number, number = version) =>
      press(save, {
        params: { workspace: 'demo', agreement: id },
        fields: {
          title: 'How we run the pilot',
          kind: 'mou',
          beginsOn: '2026-01-01',
          endsOn: '2026-12-31',
          language: '',
          body,
          version: String(version),
          number: String(number),
        },
        door: { system: world.system, ctx, user: {} },
      })

    it('by two of one side: the later one keeps what they typed, and sees word by word what was changed', async () => {
      const id = await anAgreement()
      const colleague = await world.as('owner')
      expect((await saved(coordinator, id, 'We meet **every week**.', 1)).status).toBe(303)
      const late = await saved(colleague, id, 'We meet **every month**, at noon.', 1)
      expect(late).toMatchObject({
        status: 409,
        values: { body: 'We meet **every month**, at noon.' },
        theirs: { version: 2, number: 2, body: 'We meet **every week**.' },
      })
      expect(late.theirs?.changes).toEqual([
        { change: 'same', text: 'We meet **every ' },
        { change: 'removed', text: 'month' },
        { change: 'added', text: 'week' },
        { change: 'same', text: '**.' },
      ])
      expect((await saved(colleague, id, 'We meet **every week**, at noon.', 2)).status).toBe(303)
      expect((await texts(id)).map((one) => one.number)).toEqual([3, 2, 1])
    })

    it('by the side without the pen: it is not taken, who has it is said, and all of it is still in the form', async () => {
      const id = await anAgreement()
      const typed = await saved(lead, id, 'Everything otherwise.', 1)
      expect(typed).toMatchObject({
        status: 409,
        refusal: expect.stringContaining('Host of demo has the pen'),
        values: { body: 'Everything otherwise.', title: 'How we run the pilot' },
      })
      expect(await texts(id)).toHaveLength(1)
    })
  })

  it('read for an organization that has left as they stood when it left', async () => {
    const other = await world.organization('Oak Street')
    const here = await makePartnership(world, [other])
    const { id } = sure(await write(coordinator, (tx) => draftAgreement(tx, here, agreementFields())))
    await letLeave(world, here, other, new Date('2026-03-31T18:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    const later = await world.as('coordinator')
    const changed = { ...agreementFields({ title: 'A new title', body: 'New words.' }), version: 1 }
    sure(await write(later, (tx) => changeAgreement(tx, id, changed)))
    const signers = [{ organizationId: world.hostId, personId: coordinator.actor.personId ?? '' }]
    sure(await write(later, (tx) => sendAgreement(tx, id, { signers, inOrder: false, message: '' })))
    const left = await world.as('lead', other)
    const seen = await see(id, left)
    expect(seen).toMatchObject({ title: 'How we run the pilot', standing: 'draft', sending: null, number: 1 })
    expect((await read(left, (tx) => textsOf(tx, seen))).map((one) => one.body)).toEqual([
      'We meet **every month**.',
    ])
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('are found by their words by those in reach, page by page', async () => {
    await anAgreement({ title: 'Quiet rooms on Fridays' })
    const found = (ctx: Ctx) =>
      read(ctx, (tx) =>
        listAgreements(tx, { query: 'quiet rooms', direction: 'asc', cursor: null, limit: 10 }),
      )
    expect((await found(lead)).items.map((one) => one.title)).toEqual(['Quiet rooms on Fridays'])
    expect(await found(await world.as('lead', stranger))).toMatchObject({ items: [], total: 0 })
  })

  it('can be removed and brought back while they are drafts', async () => {
    const id = await anAgreement()
    sure(await write(coordinator, (tx) => removeAgreement(tx, id)))
    await expect(see(id)).rejects.toBeInstanceOf(NotFound)
    await write(coordinator, (tx) =>
      restoreAgreement(tx, { id: '', subjectId: id, before: null, after: null }),
    )
    expect((await see(id)).standing).toBe('draft')
  })
})
