import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { recordBehalf, type Speaker, speakerOf } from '../behalf/speak.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { answerProposals } from '../proposals/answered.server.ts'
import { beginBreak, endBreak, takeUpBreak } from './breaks.server.ts'
import type { PauseInput, ResumeInput } from './inputs.ts'
import type { Partnership } from './partnership.ts'
import { openPartnership } from './reads.server.ts'

/** Lets one partner rest, or all of them; contact isn't asked for meanwhile. */
export async function pausePartnership(
  tx: Tx,
  id: string,
  input: PauseInput,
): Promise<{ historyId: string } | Refusal> {
  const pausing = await whose(tx, id, input)
  if (isRefusal(pausing)) return pausing
  const { partnership, organizationId } = pausing
  const resting =
    organizationId === null
      ? partnership.paused
      : partnership.partners.some((partner) => partner.organizationId === organizationId && partner.paused)
  if (resting) return new Refusal('partnership_already_paused')
  await beginBreak(tx, id, { kind: 'pause', organizationId, note: input.note })
  if (organizationId === null) await answerProposals(tx, id, { kind: 'pause' })
  return { historyId: await say(tx, 'partnership.paused', pausing, input.note) }
}

/** Ends a pause of one partner, or of all. */
export async function resumePartnership(
  tx: Tx,
  id: string,
  input: ResumeInput,
): Promise<{ historyId: string } | Refusal> {
  const resuming = await whose(tx, id, input)
  if (isRefusal(resuming)) return resuming
  if (!(await endBreak(tx, id, { kind: 'pause', organizationId: resuming.organizationId, note: input.note })))
    return new Refusal('partnership_not_paused')
  if (resuming.organizationId === null) await answerProposals(tx, id, { kind: 'resumption' })
  return { historyId: await say(tx, 'partnership.resumed', resuming, input.note) }
}

/** The inverse of letting all of them rest. */
export const undoPause: Inverse = async (tx, { subjectId }) => {
  const answer = await resumePartnership(tx, subjectId, {
    organizationId: null,
    note: '',
    evidence: '',
    evidenceLink: '',
  })
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of letting all of them go on: the rest continues, with its day and its note. */
export const undoResumption: Inverse = async (tx, { subjectId: id }) => {
  const resting = await whose(tx, id, { organizationId: null, evidence: '', evidenceLink: '' })
  if (isRefusal(resting)) return resting
  if (resting.partnership.paused) return new Refusal('partnership_already_paused')
  if (!(await takeUpBreak(tx, id, { kind: 'pause', organizationId: null })))
    return new Refusal('partnership_not_paused')
  await answerProposals(tx, id, { kind: 'pause' })
  await say(tx, 'partnership.paused', resting, '')
  return undefined
}

interface Whose {
  partnership: Partnership
  /** Null: all of them. */
  organizationId: string | null
  speaker: Speaker | null
}

/** Whose rest it is and who speaks for them: all partners' by those who conclude, one partner's by its own lead or recorded for it. */
async function whose(tx: Tx, id: string, input: Omit<PauseInput, 'note'>): Promise<Whose | Refusal> {
  const partnership = await openPartnership(tx, id)
  if (isRefusal(partnership)) return partnership
  if (input.organizationId === null) {
    allow(tx.actor, partnershipPolicy.conclude)
    return { partnership, organizationId: null, speaker: null }
  }
  const speaker = speakerOf(
    tx,
    partnership,
    { ...input, onBehalfOf: input.organizationId },
    partnershipPolicy.answer,
  )
  if (isRefusal(speaker)) return speaker
  return { partnership, organizationId: input.organizationId, speaker }
}

/** Records it, beside who said so. */
async function say(
  tx: Tx,
  action: 'partnership.paused' | 'partnership.resumed',
  { partnership, organizationId, speaker }: Whose,
  note: string,
): Promise<string> {
  if (speaker !== null)
    await recordBehalf(tx, speaker, {
      partnershipId: partnership.id,
      action,
      subjectKind: 'partnership',
      subjectId: partnership.id,
      summary: note,
    })
  return record(tx, action, {
    subject: { kind: 'partnership', id: partnership.id },
    partnershipId: partnership.id,
    organizationId,
    onBehalfOfOrganizationId: speaker?.onBehalf?.onBehalfOf ?? null,
    after: { note },
    facts: { all: organizationId === null },
  })
}
