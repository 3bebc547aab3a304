import { addDays, type Day } from '#platform/context/days.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { type Agreement, isOpenText } from '../agreement.ts'

/** Whose turn it is to write: which side has the pen, since when, and from whom. */
export interface Turn {
  organizationId: string
  organizationName: string
  /** Itself where it began the text or took the pen back. */
  givenByOrganizationId: string
  givenByOrganizationName: string
  givenByPersonName: string | null
  /** What those who handed it over would like done. */
  wanted: string
  givenAt: Date
}

/** Whether a side waits for this turn: it was handed over, not begun or taken. */
export const isHandedOver = (turn: Pick<Turn, 'organizationId' | 'givenByOrganizationId'>): boolean =>
  turn.organizationId !== turn.givenByOrganizationId

/** Why a text is not open to anybody; null while it is. */
export const closedRefusal = ({ standing }: Pick<Agreement, 'standing'>): Refusal | null =>
  isOpenText(standing)
    ? null
    : new Refusal(standing === 'waiting' ? 'agreement_is_sent' : 'agreement_is_signed')

/** Why a side can't write now; null if it has the pen. */
export const writingRefusal = (
  agreement: Pick<Agreement, 'standing' | 'turn'>,
  organizationId: string,
): Refusal | null =>
  closedRefusal(agreement) ??
  (agreement.turn.organizationId === organizationId
    ? null
    : new Refusal('agreement_pen_elsewhere', { organization: agreement.turn.organizationName }))

/** What others have done with a text since it was begun. */
export interface OthersWork {
  /** It lay before those who sign, also where it was called back. */
  sent: boolean
  written: boolean
  suggested: boolean
  /** They talk about it, where whoever began it reads that. */
  discussed: boolean
}

/** Why beginning a text can't be undone any more, as the key of its sentence; null while nobody else has worked on it. */
export const undraftRefusal = ({ sent, written, suggested, discussed }: OthersWork): string | null => {
  if (sent) return 'agreement_undraft_sent'
  if (written) return 'agreement_undraft_written'
  if (suggested) return 'agreement_undraft_suggested'
  return discussed ? 'agreement_undraft_discussed' : null
}

/** What taking the pen depends on, beside the turn. */
export interface Taking {
  /** The side that would take it. */
  organizationId: string
  /** Whether the side that has it takes part in the partnership still. */
  present: boolean
  /** The day of the last thing that side wrote or settled in this turn; null where it has not begun. */
  lastActOn: Day | null
  /** The day on which the turn began. */
  givenOn: Day
  /** After so many days of silence any side may take it. */
  silentDays: number
}

/** The first day on which any side may take the pen: so many days after the last act of the side that has it. */
export const freeOn = ({ lastActOn, givenOn, silentDays }: Omit<Taking, 'organizationId' | 'present'>): Day =>
  addDays(lastActOn ?? givenOn, silentDays)

/**
 * Why a side can't take the pen on a day, as the key of its sentence; null if it can: it handed the pen over and the
 * other has not begun, the other has been silent for long enough, or it takes part no more.
 */
export function takingRefusal(turn: Turn, taking: Taking, today: Day): string | null {
  if (turn.organizationId === taking.organizationId) return 'agreement_pen_is_yours'
  if (!taking.present || freeOn(taking) <= today) return null
  if (taking.lastActOn !== null) return 'agreement_pen_begun'
  return turn.givenByOrganizationId === taking.organizationId ? null : 'agreement_pen_not_yours'
}
