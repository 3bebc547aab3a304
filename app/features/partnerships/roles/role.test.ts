import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeInput, type CellChange } from './inputs.ts'
import {
  cellName,
  cellOf,
  cellValue,
  changesOf,
  gapsOf,
  type Part,
  parts,
  readMatrix,
  type WorkPiece,
} from './role.ts'

const day = new Date('2026-03-01T00:00:00Z')
const role = (organizationId: string, part: Part, acceptedAt: Date | null = day) => ({
  id: '',
  answer: null,
  organizationId,
  part,
  personId: null,
  personName: null,
  acceptedAt,
  behalf: null,
})
const piece = (id: string, roles: ReturnType<typeof role>[]): WorkPiece => ({
  id,
  name: id,
  version: 1,
  roles,
})
const partner = (organizationId: string, standing: 'accepted' | 'invited' | 'left' = 'accepted') => ({
  organizationId,
  name: organizationId,
  standing,
})
const pair = [partner('a'), partner('b')]

describe('roles', () => {
  it('are clear when one answers for each work and everyone has accepted a role', () => {
    const work = [
      piece('x', [role('a', 'accountable'), role('b', 'consulted')]),
      piece('y', [role('b', 'accountable'), role('a', 'informed', null)]),
    ]
    expect(gapsOf(work, pair)).toEqual({ nobody: [], several: [], unaccepted: [], clear: true })
  })
  it('are not clear without any work', () => {
    expect(gapsOf([], pair)).toMatchObject({ clear: false, unaccepted: pair })
  })
  it('name the work for which nobody answers, or more than one', () => {
    const alone = piece('x', [role('a', 'responsible'), role('b', 'informed')])
    const both = piece('y', [role('a', 'accountable'), role('b', 'accountable')])
    expect(gapsOf([alone, both], pair)).toMatchObject({ nobody: [alone], several: [both], clear: false })
  })
  it('count only partners that take part now', () => {
    const work = [piece('x', [role('gone', 'accountable'), role('a', 'responsible')])]
    const gaps = gapsOf(work, [partner('a'), partner('gone', 'left'), partner('asked', 'invited')])
    expect(gaps).toMatchObject({ nobody: work, unaccepted: [] })
  })
  it('are taken on only once the person named has said yes as well, and left open by a no', () => {
    const named = (answer: 'accepted' | 'declined' | null) => [
      piece('x', [
        {
          ...role('a', 'accountable'),
          personId: 'p',
          personName: 'Jamal',
          answer:
            answer === null
              ? null
              : { answer, reason: '', answeredOn: '2026-03-01', saidBy: null, behalf: null },
        } as never,
      ]),
    ]
    const only = [partner('a')]
    expect(gapsOf(named('accepted'), only)).toMatchObject({ clear: true })
    expect(gapsOf(named(null), only)).toMatchObject({ clear: false, nobody: [], unaccepted: only })
    expect(gapsOf(named('declined'), only).nobody).toHaveLength(1)
  })
  it('are not accepted by what was only recorded for a partner, without evidence', () => {
    const behalf = {
      id: '',
      organizationId: 'a',
      organizationName: 'a',
      recordedBy: null,
      recordedOn: '2026-03-01',
      disputeReason: null,
      evidence: '',
      evidenceLink: '',
      acceptedAt: null,
      disputedAt: null,
    }
    const only = [partner('a')]
    const told = (evidence: string) => [
      piece('x', [{ ...role('a', 'accountable'), behalf: { ...behalf, evidence } } as never]),
    ]
    expect(gapsOf(told(''), only).clear).toBe(false)
    expect(gapsOf(told('said so on Monday'), only).clear).toBe(true)
  })
})

const none = { part: null, personId: null }
const change = (fields: Partial<CellChange>): CellChange => ({
  workPieceId: 'x',
  organizationId: 'a',
  part: null,
  personId: null,
  was: none,
  ...fields,
})

describe('a saved matrix', () => {
  const work = [piece('x', [role('a', 'responsible')])]
  const responsible = { part: 'responsible' as const, personId: null }
  it('writes nothing where nothing was changed', () => {
    expect(changesOf(work, [change({ ...responsible, was: responsible })])).toEqual({
      writes: [],
      stale: [],
    })
  })
  it('never puts an old letter back in a cell nobody touched', () => {
    const untouched = change({ part: 'informed', was: { part: 'informed', personId: null } })
    expect(changesOf(work, [untouched])).toEqual({ writes: [], stale: [] })
  })
  it('says so when someone else changed the same cell', () => {
    const clash = change({ part: 'consulted', was: none })
    expect(changesOf(work, [clash])).toEqual({ writes: [], stale: [clash] })
  })
  it('agrees with someone who chose the same', () => {
    expect(changesOf(work, [change({ ...responsible, was: none })]).stale).toEqual([])
  })
  it('keeps what was accepted when only the person is another', () => {
    const personId = '0199d000-0000-7000-8000-000000000001'
    const { writes } = changesOf(work, [change({ part: 'responsible', personId, was: responsible })])
    expect(writes).toMatchObject([{ newPart: false, to: { personId } }])
    const other = changesOf(work, [change({ part: 'informed', was: responsible })])
    expect(other.writes).toMatchObject([{ newPart: true }])
  })
  it('leads from any matrix to any other, and then to no further change', () => {
    const letter = fc.option(fc.constantFrom(...parts))
    fc.assert(
      fc.property(fc.array(fc.tuple(letter, letter), { maxLength: 6 }), (cells) => {
        const before = cells.map(([part], index) =>
          piece(String(index), part === null ? [] : [role('a', part)]),
        )
        const wanted = cells.map(([, part], index) =>
          change({ workPieceId: String(index), part, was: cellOf(before, String(index), 'a') }),
        )
        const { writes, stale } = changesOf(before, wanted)
        expect(stale).toEqual([])
        const after = before.map((one) => {
          const write = writes.find((found) => found.workPieceId === one.id)
          if (write === undefined) return one
          return piece(one.id, write.to.part === null ? [] : [role('a', write.to.part)])
        })
        expect(after.map((one) => cellOf(after, one.id, 'a').part)).toEqual(cells.map(([, part]) => part))
        expect(changesOf(after, wanted)).toEqual({ writes: [], stale: [] })
      }),
    )
  })
  it('is read from the fields of its form', () => {
    const [work, organization, person] = [1, 2, 3].map((n) => `0199d000-0000-7000-8000-00000000000${n}`)
    const form = new FormData()
    form.set(`was-${work}-${organization}`, cellValue({ part: 'informed', personId: person ?? null }))
    form.set(cellName(work ?? '', organization ?? ''), 'accountable')
    form.set(`person-${work}-${organization}`, '')
    expect(arrangeInput.parse(readMatrix(form)).cells).toEqual([
      {
        workPieceId: work,
        organizationId: organization,
        part: 'accountable',
        personId: null,
        was: { part: 'informed', personId: person },
      },
    ])
    form.set(cellName(work ?? '', organization ?? ''), 'boss')
    expect(arrangeInput.safeParse(readMatrix(form)).success).toBe(false)
  })
})
