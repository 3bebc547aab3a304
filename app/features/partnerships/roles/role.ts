import type { Day } from '#platform/context/days.ts'
import { type Behalf, type BehalfSummary, counts } from '../behalf/behalf.ts'
import { type Partner, presentPartners } from '../partnerships/partnership.ts'
import type { CellChange } from './inputs.ts'

/** Whose hands, whose word, who is asked first, who is told. */
export const parts = ['responsible', 'accountable', 'consulted', 'informed'] as const
export type Part = (typeof parts)[number]

/** What one partner does in one piece of work. */
export interface Role {
  id: string
  organizationId: string
  part: Part
  personId: string | null
  personName: string | null
  acceptedAt: Date | null
  behalf: BehalfSummary | null
  /** What the person named said to it; null while nobody is named or they have said nothing. */
  answer: RoleAnswer | null
}

export interface RoleAnswer {
  answer: 'accepted' | 'declined'
  reason: string
  answeredOn: Day
  /** Who said it for them; null where they said it themselves. */
  saidBy: string | null
  behalf: BehalfSummary | null
}

export interface WorkPiece {
  id: string
  name: string
  version: number
  roles: Role[]
}

type Lettered = { organizationId: string; part: Part }
type Answered = { personId: string | null; answer: Pick<RoleAnswer, 'answer' | 'behalf'> | null }
type Agreed = Lettered & Answered & { acceptedAt: Date | null; behalf: Behalf | null }
type Named = Pick<Partner, 'organizationId' | 'name' | 'standing'>

/** Whether a partner has agreed to its role, by its own word or one that counts. */
export const isAccepted = (role: Pick<Agreed, 'acceptedAt' | 'behalf'>): boolean =>
  role.acceptedAt !== null && counts(role.behalf)

/** Whether the person named has said no. */
export const isDeclined = (role: { answer?: Answered['answer'] }): boolean =>
  role.answer?.answer === 'declined' && counts(role.answer.behalf)

/** Whether the person named has yet to say yes or no. */
export const isUnanswered = (role: Answered): boolean =>
  role.personId !== null && (role.answer === null || !counts(role.answer.behalf))

/** Whether a role is taken on: its partner has agreed, and so has the person where one is named. */
export const isTaken = (role: Agreed): boolean => isAccepted(role) && !isUnanswered(role) && !isDeclined(role)

export interface Gaps<W, P> {
  /** Work for which nobody answers. */
  nobody: W[]
  /** Work for which more than one partner answers. */
  several: W[]
  /** Partners that take part and have no role, or none that is taken on. */
  unaccepted: P[]
  clear: boolean
}

/** What is still unclear. Only partners that take part now count; without any work nothing is clear. */
export function gapsOf<W extends { roles: readonly Agreed[] }, P extends Named>(
  work: readonly W[],
  partners: readonly P[],
): Gaps<W, P> {
  const present = presentPartners(partners)
  const here = new Set(present.map((partner) => partner.organizationId))
  const answering = (piece: W) =>
    piece.roles.filter(
      (role) => role.part === 'accountable' && here.has(role.organizationId) && !isDeclined(role),
    ).length
  const nobody = work.filter((piece) => answering(piece) === 0)
  const several = work.filter((piece) => answering(piece) > 1)
  const agreed = new Set(
    work.flatMap((piece) => piece.roles.filter(isTaken).map((role) => role.organizationId)),
  )
  const unaccepted = present.filter((partner) => !agreed.has(partner.organizationId))
  return {
    nobody,
    several,
    unaccepted,
    clear:
      work.length > 0 &&
      present.length > 0 &&
      nobody.length === 0 &&
      several.length === 0 &&
      unaccepted.length === 0,
  }
}

type Cell = CellChange['was']
const same = (a: Cell, b: Cell): boolean =>
  a.part === b.part && (a.part === null || a.personId === b.personId)

/** What a cell holds now. */
export const cellOf = (work: readonly WorkPiece[], workPieceId: string, organizationId: string): Cell => {
  const role = work
    .find((piece) => piece.id === workPieceId)
    ?.roles.find((one) => one.organizationId === organizationId)
  return { part: role?.part ?? null, personId: role?.personId ?? null }
}

export interface CellWrite {
  workPieceId: string
  organizationId: string
  to: Cell
  /** The letter is another one, so what was accepted no longer is what is asked. */
  newPart: boolean
}

/**
 * Sorts what somebody wants into what is to be written and what someone else changed in the meantime. Cells
 * left as the form was opened with are nobody's wish, so they never put an old letter back.
 */
export function changesOf(
  work: readonly WorkPiece[],
  wanted: readonly CellChange[],
): { writes: CellWrite[]; stale: CellChange[] } {
  const writes: CellWrite[] = []
  const stale: CellChange[] = []
  for (const change of wanted) {
    const to: Cell = { part: change.part, personId: change.part === null ? null : change.personId }
    if (same(to, change.was)) continue
    const now = cellOf(work, change.workPieceId, change.organizationId)
    if (same(to, now)) continue
    if (!same(change.was, now)) stale.push(change)
    else
      writes.push({
        workPieceId: change.workPieceId,
        organizationId: change.organizationId,
        to,
        newPart: to.part !== now.part,
      })
  }
  return { writes, stale }
}

/** A cell as a form's fields write it: the part and, behind a colon, the person. */
export const cellValue = (cell: { part: Part | null; personId: string | null }): string =>
  cell.part === null ? '' : `${cell.part}:${cell.personId ?? ''}`

export const cellName = (workPieceId: string, organizationId: string): string =>
  `cell-${workPieceId}-${organizationId}`

/** Reads the matrix as a form sends it: for each cell its letter, its person and what it was. To be checked by `arrangeInput`. */
export function readMatrix(form: FormData) {
  const name = /^was-([0-9a-f-]{36})-([0-9a-f-]{36})$/
  const cells = [...form.keys()].flatMap((key) => {
    const [, workPieceId, organizationId] = name.exec(key) ?? []
    if (workPieceId === undefined || organizationId === undefined) return []
    const [part = '', personId = ''] = String(form.get(key)).split(':')
    const at = `${workPieceId}-${organizationId}`
    return [
      {
        workPieceId,
        organizationId,
        part: textOf(form.get(`cell-${at}`)),
        personId: textOf(form.get(`person-${at}`)),
        was: { part: part === '' ? null : part, personId: personId === '' ? null : personId },
      },
    ]
  })
  return { cells }
}

const textOf = (value: FormDataEntryValue | null): string | null =>
  typeof value === 'string' && value !== '' ? value : null
