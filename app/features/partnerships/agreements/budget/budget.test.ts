import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { readPdf } from '#platform/testing/pdf-text.ts'
import { press } from '#platform/testing/press.ts'
import { formatMoney, fromMinor, toMinor } from '#platform/words/money.ts'
import { speak } from '#platform/words/speaking.server.ts'
import type { Locale } from '#platform/words/words.ts'
import { makePartnership } from '../../factories.ts'
import { goalInput } from '../../goals/inputs.ts'
import { setGoal } from '../../goals/set.server.ts'
import { arrangePiece } from '../../roles/arrange.server.ts'
import { addWorkPiece } from '../../roles/work.server.ts'
import { type AgreementKind, agreementKinds } from '../agreement.ts'
import { agreementsApi } from '../api.server.ts'
import { changeAgreement } from '../change.server.ts'
import { draftAgreement } from '../draft.server.ts'
import { agreementFields, openScene } from '../factories.ts'
import { followAgreement } from '../follow.server.ts'
import { agreementChange, agreementShape, versionShape } from '../inputs.ts'
import { action as begin } from '../pages/new.tsx'
import { agreementPaper, agreementPdf } from '../pdf.server.tsx'
import { signedClauses } from '../promise.server.ts'
import { documentOf } from '../reads.server.ts'
import { agreementVersionsApi } from '../versions-api.server.ts'
import { exportedBudgets } from './export.server.ts'
import { budgetOf } from './form.server.ts'

describe('money', () => {
  it.each([
    [12.5, 'USD', 1250],
    [480, 'JPY', 480],
    [1.005, 'KWD', 1005],
  ])('%d %s is %d of the smallest unit, and back', (amount, currency, minor) => {
    expect(toMinor(amount, currency)).toBe(minor)
    expect(fromMinor(minor, currency)).toBe(amount)
  })

  it('is said in the reader’s language, with its currency by code', () => {
    expect(speak('en', () => formatMoney(480_050, 'USD')).replace(/\s/g, ' ')).toBe('USD 4,800.50')
    expect(speak('es', () => formatMoney(1_480_000, 'USD')).replace(/\s/g, ' ')).toBe('14.800 USD')
  })
})

describe('the budget of an agreement', async () => {
  const {
    world,
    partner,
    stranger,
    partnershipId,
    coordinator,
    lead,
    anAgreement,
    see,
    texts,
    signed,
    sent,
    raw,
  } = await openScene()
  afterAll(() => world.close())

  const snacks = {
    giverOrganizationId: world.hostId,
    receiverOrganizationId: partner,
    purpose: 'snacks',
    amountMinor: 480_050,
    currency: 'USD',
    inKind: '',
  }
  const room = {
    giverOrganizationId: partner,
    receiverOrganizationId: null,
    purpose: 'the afternoons',
    amountMinor: null,
    currency: null,
    inKind: 'the boat house',
  }
  const said = {
    en: [
      '- From Host of demo to Harbor Youth: USD 4,800.50, for snacks',
      '- From Harbor Youth to what we do together: the boat house, for the afternoons',
    ],
    es: [
      '- De Host of demo a Harbor Youth: 4800,50 USD, para snacks',
      '- De Harbor Youth a lo que hacemos juntos: the boat house, para the afternoons',
    ],
  }
  const plain = (text: string | undefined) => (text ?? '').replace(/\u00a0/g, ' ')
  const change = (id: string, fields: Record<string, unknown>, version = 1, ctx: Ctx = coordinator) =>
    write(ctx, (tx) =>
      changeAgreement(tx, id, agreementChange.parse({ ...agreementFields(), ...fields, version })),
    )

  sure(
    await write(coordinator, (tx) =>
      setGoal(tx, partnershipId, goalInput.parse({ what: 'Forty pupils come', dueOn: '2026-09-01' })),
    ),
  )
  const work = sure(
    await write(coordinator, (tx) => addWorkPiece(tx, partnershipId, { name: 'Open the door' })),
  )
  sure(
    await write(coordinator, (tx) =>
      arrangePiece(tx, work.id, {
        roles: [{ organizationId: partner, part: 'accountable', personId: null }],
      }),
    ),
  )

  const everyTemplate = agreementKinds.flatMap((kind) =>
    (['en', 'es'] as const).map((language): [AgreementKind, Locale] => [kind, language]),
  )
  it.each(everyTemplate)('fills the template %s in %s, beside goals and roles', async (kind, language) => {
    const id = await anAgreement({ kind, language, body: '', budget: [snacks, room] })
    const body = plain((await texts(id))[0]?.body)
    expect(body).toContain(said[language].join('\n'))
    expect(body).toContain(
      {
        en: '- Forty pupils come, by 1 September 2026',
        es: '- Forty pupils come, hasta el 1 de septiembre de 2026',
      }[language],
    )
    expect(body).toContain(
      { en: '- Open the door: Harbor Youth answers for it', es: '- Open the door: responde Harbor Youth' }[
        language
      ],
    )
    expect(body).not.toMatch(/\n{3}|undefined/)
    // Nothing is left to fill in where the record says it.
    expect(body).not.toMatch(/^- $|Price and what|Precio y qué|Money, goods|Dinero, bienes/m)
  })

  it.each(everyTemplate)(
    'leaves room in the template %s in %s where nothing is known',
    async (kind, language) => {
      const bare = await world.organization('Bare')
      const place = await makePartnership(world, [bare])
      const { id } = sure(
        await write(coordinator, (tx) =>
          draftAgreement(tx, place, agreementFields({ kind, language, body: '' })),
        ),
      )
      const body = (await texts(id))[0]?.body ?? ''
      expect(body).not.toMatch(/\n{3}|undefined|## [^\n]+\n\n(##|$)/)
    },
  )

  it('is kept with each version of the text, which says it anew when it changes', async () => {
    const id = await anAgreement({ kind: 'service', body: '', budget: [snacks] })
    const [first] = await texts(id)
    sure(
      await change(id, { kind: 'service', body: first?.body, budget: [{ ...snacks, amountMinor: 500_000 }] }),
    )
    const [second, earlier] = await texts(id)
    expect(earlier?.budget).toMatchObject([{ ...snacks, giver: 'Host of demo', receiver: 'Harbor Youth' }])
    expect(second?.budget).toMatchObject([{ amountMinor: 500_000 }])
    expect(plain(second?.body)).toContain('USD 5,000, for snacks')
    expect(plain(second?.body)).not.toContain('4,800')
    // A save that changes nothing is no version.
    sure(
      await change(
        id,
        { kind: 'service', body: second?.body, budget: [{ ...snacks, amountMinor: 500_000 }] },
        2,
      ),
    )
    expect(await texts(id)).toHaveLength(2)
    await expect(change(id, { budget: [] }, 2)).rejects.toMatchObject({
      theirs: { budget: expect.stringContaining('5,000') },
    })
  })

  it('is signed: the document, the paper and the clauses have it once, said by the text or behind it', async () => {
    for (const fields of [
      { body: 'We meet **every month**.', budget: [snacks, room] },
      { kind: 'sponsorship', body: '', budget: [snacks, room] },
    ]) {
      const id = await signed(fields)
      const agreement = await see(id, lead)
      const document = plain(await read(lead, (tx) => documentOf(tx, agreement.sending?.id ?? '')))
      expect(document.split(said.en.join('\n'))).toHaveLength(2)
      const paper = await agreementPdf(lead, await read(lead, (tx) => agreementPaper(tx, id)))
      expect(plain(readPdf(paper).join(' '))).toContain('USD 4,800.50, for snacks')
      expect((await read(lead, (tx) => signedClauses(tx, agreement))).map(plain)).toContain(
        'From Harbor Youth to what we do together: the boat house, for the afternoons',
      )
    }
  })

  it('goes into the agreement that renews a signed one', async () => {
    const id = await signed({ budget: [snacks] })
    const next = sure(await write(lead, (tx) => followAgreement(tx, id, { as: 'renewal' })))
    expect((await texts(next.id))[0]?.budget).toMatchObject([snacks])
  })

  it('can’t be written over or deleted, not even past the rules', async () => {
    const id = await sent({ budget: [snacks] })
    const [text] = await texts(id)
    await expect(
      raw(sql`update agreement_budget_lines set amount_minor = 1 where text_id = ${text?.id}`),
    ).rejects.toThrow('never written over')
    await expect(
      write(coordinator, (tx) =>
        sql`delete from agreement_budget_lines where text_id = ${text?.id}`.execute(tx.db),
      ),
    ).rejects.toThrow('permission denied')
    expect((await texts(id))[0]?.budget).toMatchObject([snacks])
  })

  it('names partners that take part, and money or a thing', async () => {
    const wrong = async (line: Record<string, unknown>) => {
      try {
        return await write(coordinator, (tx) =>
          draftAgreement(tx, partnershipId, agreementFields({ budget: [{ ...snacks, ...line }] })),
        )
      } catch (failure) {
        return (failure as { issues: { path: unknown }[] }).issues.map((issue) => issue.path)
      }
    }
    expect(await wrong({ giverOrganizationId: stranger })).toEqual(['budget.0.giverOrganizationId'])
    expect(await wrong({ receiverOrganizationId: stranger })).toEqual(['budget.0.receiverOrganizationId'])
    expect(await wrong({ receiverOrganizationId: world.hostId })).toEqual([
      ['budget', 0, 'receiverOrganizationId'],
    ])
    expect(await wrong({ inKind: 'bread' })).toEqual([['budget', 0, 'amountMinor']])
    expect(await wrong({ amountMinor: null, currency: null })).toEqual([['budget', 0, 'amountMinor']])
    expect(await wrong({ currency: null })).toEqual([['budget', 0, 'currency']])
  })

  describe('on the form', () => {
    const typed = (fields: Record<string, string>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      return form
    }
    const line = (number: number, fields: Record<string, string>) =>
      Object.fromEntries(
        Object.entries({
          giverOrganizationId: world.hostId,
          receiverOrganizationId: '',
          purpose: '',
          amountMinor: '',
          currency: 'USD',
          inKind: '',
          ...fields,
        }).map(([name, value]) => [`budget-${number}-${name}`, value]),
      )

    it('is read line by line as people write money, and an empty line is none', () => {
      expect(
        budgetOf(
          typed({
            ...line(0, {}),
            ...line(3, {
              purpose: 'snacks',
              amountMinor: '4800,50',
              currency: 'usd',
              receiverOrganizationId: partner,
            }),
            ...line(5, { ...room, receiverOrganizationId: '', amountMinor: '', currency: 'USD' }),
          }),
        ),
      ).toEqual([snacks, room])
    })

    it('comes back as it was typed, with the trouble at the field it is in', async () => {
      const fields = {
        title: 'Snacks',
        kind: 'service',
        beginsOn: '',
        endsOn: '',
        language: 'en',
        body: '',
        ...line(0, {}),
        ...line(1, { purpose: 'snacks', amountMinor: 'a lot' }),
      }
      const asked = (given: Record<string, string>) =>
        press(begin, {
          params: { workspace: 'demo', partnership: partnershipId },
          fields: { ...fields, ...given },
          door: { system: world.system, ctx: coordinator, user: {} },
        })
      expect(await asked({})).toMatchObject({
        status: 422,
        issues: [{ path: 'budget-1-amountMinor' }],
        values: { 'budget-1-amountMinor': 'a lot', title: 'Snacks' },
      })
      expect(await asked({ 'budget-1-amountMinor': '12', 'budget-1-currency': '' })).toMatchObject({
        status: 422,
        issues: [{ path: 'budget-1-currency' }],
      })
      expect((await asked({ 'budget-1-amountMinor': '12' })).status).toBe(303)
    })
  })

  it('leaves by the API and in the spreadsheet of a partnership', async () => {
    const id = await anAgreement({ title: 'By the API', budget: [snacks] })
    const shape = await read(lead, (tx) => agreementsApi.get(tx, id))
    expect(agreementShape.parse(shape).budget).toEqual([snacks])
    const page = await read(lead, async (tx) =>
      agreementVersionsApi.list?.(tx, { query: '', limit: 50, cursor: null, filters: { agreementId: id } }),
    )
    expect(page).toMatchObject({ total: 1, items: [{ agreementId: id, number: 1, budget: [snacks] }] })
    expect(versionShape.parse(page?.items[0])).toEqual(page?.items[0])
    const outside = await world.as('lead', stranger)
    const [version] = await texts(id)
    await expect(
      read(outside, (tx) => agreementVersionsApi.get(tx, version?.id ?? '')),
    ).rejects.toBeInstanceOf(NotFound)
    const rows: Record<string, unknown>[] = []
    await read(lead, async (tx) => {
      for await (const row of exportedBudgets.ofPartnership?.rows(tx, partnershipId) ?? [])
        rows.push(row as Record<string, unknown>)
    })
    expect(rows).toContainEqual({
      agreementId: id,
      agreement: 'By the API',
      textVersion: 1,
      giver: 'Host of demo',
      receiver: 'Harbor Youth',
      purpose: 'snacks',
      amountMinor: 480_050,
      currency: 'USD',
      inKind: '',
    })
  })
})
