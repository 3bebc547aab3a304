import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { agreementsApi } from './api.server.ts'
import { code, openScene } from './factories.ts'
import { agreementShape, clauseInput } from './inputs.ts'
import { promiseClause, promisesOf } from './promise.server.ts'

describe('clauses of agreements', async () => {
  const { world, stranger, coordinator, lead, anAgreement, signed } = await openScene()
  afterAll(() => world.close())

  it('lend a clause to a promise once they are signed, which quotes it on both sides', async () => {
    const body = '## What each brings\n\n- Harbor Youth opens **two rooms**.\n- We bring the books.'
    const promise = (ctx: Ctx, id: string, clause: string) =>
      write(ctx, (tx) =>
        promiseClause(tx, id, clauseInput.parse({ clause, text: 'Open two rooms', dueOn: '2026-05-01' })),
      )
    const draft = await anAgreement({ body })
    expect(code(await promise(lead, draft, 'We bring the books.'))).toBe('agreement_not_signed')
    const id = await signed({ body })
    await expect(promise(await world.as('viewer'), id, 'We bring the books.')).rejects.toBeInstanceOf(
      Forbidden,
    )
    await expect(promise(await world.as('lead', stranger), id, 'x')).rejects.toBeInstanceOf(NotFound)
    await expect(promise(lead, id, 'We bring the pencils.')).rejects.toMatchObject({
      issues: [{ path: 'clause', code: 'issue_agreement_clause' }],
    })
    sure(await promise(lead, id, 'Harbor Youth opens two rooms.'))
    expect(agreementShape.parse(await read(lead, (tx) => agreementsApi.get(tx, id))).promises).toMatchObject([
      { clause: 'Harbor Youth opens two rooms.' },
    ])
    const { make } = agreementsApi.states?.promises ?? {}
    const input = clauseInput.parse({ clause: 'We bring the books.', text: 'Bring the books' })
    sure((await write(coordinator, async (tx) => make?.(tx, id, input as never))) as object)
    expect(agreementShape.parse(await read(lead, (tx) => agreementsApi.get(tx, id))).promises).toHaveLength(2)
    for (const ctx of [lead, coordinator])
      expect(
        (await read(ctx, (tx) => promisesOf(tx, id))).filter((one) => one.clause.startsWith('Harbor')),
      ).toMatchObject([
        {
          clause: 'Harbor Youth opens two rooms.',
          promise: {
            text: 'Open two rooms',
            sourceKind: 'agreement',
            sourceId: id,
          },
        },
      ])
  })
})
