import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { castBallot } from './ballot.server.ts'
import { type Decision, isVoid } from './decision.ts'
import type { VoiceInput } from './inputs.ts'
import { aboutDecision, openDecision } from './open.server.ts'

/**
 * Gives the voice of an organization, or another one in place of it, until the end of the day it closes on. Where
 * votes have no names it is put among the others and can't be found again; `named` refuses those. Throws Invalid.
 */
export async function giveVoice(
  tx: Tx,
  id: string,
  { stand, optionId, reason, ...behalf }: VoiceInput,
  { named = false }: { named?: boolean } = {},
): Promise<{ historyId: string } | Refusal> {
  const opened = await openDecision(tx, id)
  if (isRefusal(opened)) return opened
  const { decision, partnership, partners } = opened
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.speakFor)
  if (isRefusal(speaker)) return speaker
  const no = closedTo(tx, decision)
  if (no !== null) return no
  if (isVoid(decision, partners)) return new Refusal('decision_void')
  const { organizationId } = speaker
  if (!partners.some((partner) => partner.organizationId === organizationId))
    return new Refusal('behalf_not_partner')
  const said = { stand, optionId: chosen(decision, { stand, optionId }), reason }
  if (decision.anonymous) {
    if (named || tx.actor.kind === 'key') return new Refusal('decision_anonymous_page')
    if (speaker.onBehalf !== null) return new Refusal('decision_anonymous_behalf')
    return castBallot(tx, opened, organizationId, said)
  }
  const [replaced] = await replaceVoice(tx, id, organizationId)
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId: partnership.id,
    action: 'decision.voiced',
    subjectKind: 'decision',
    subjectId: id,
    summary: reason === '' ? decision.what : reason,
  })
  const voiceId = uuid()
  await tx.db
    .insertInto('decisionVoices')
    .values({
      workspaceId: tx.workspace.id,
      id: voiceId,
      decisionId: id,
      organizationId,
      ...said,
      givenOn: tx.today,
      givenByPersonId: tx.actor.personId,
      behalfId,
      createdAt: tx.now,
    })
    .execute()
  return {
    historyId: await record(tx, 'decision.voiced', {
      ...aboutDecision(opened),
      organizationId,
      onBehalfOfOrganizationId: speaker.onBehalf === null ? null : organizationId,
      before: replaced === undefined ? null : { voiceId: replaced.id },
      after: { ...said, organizationId, voiceId },
    }),
  }
}

/** Takes back the voice of the own organization, and with it what it said before; not one without a name. */
export async function takeBackVoice(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  return takeBack(tx, id, tx.actor.organizationId)
}

/** The inverse of giving a voice: what was said before holds again. One that was changed since stays. */
export const undoVoice: Inverse = async (tx, { subjectId, before, after }) => {
  const organizationId = String(after?.organizationId ?? tx.actor.organizationId)
  const voiceIn = (values: unknown) => z.object({ voiceId: z.uuid() }).safeParse(values).data?.voiceId ?? null
  const answer = await takeBack(tx, subjectId, organizationId, voiceIn(after))
  if (isRefusal(answer)) return answer
  const earlier = voiceIn(before)
  if (earlier === null) return undefined
  await tx.db
    .updateTable('decisionVoices')
    .set({ replacedAt: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('decisionId', '=', subjectId)
    .where('organizationId', '=', organizationId)
    .where('id', '=', earlier)
    .execute()
  return undefined
}

/** Takes back what an organization says now; `voiceId`: only that. */
async function takeBack(tx: Tx, id: string, organizationId: string, voiceId: string | null = null) {
  const opened = await openDecision(tx, id)
  if (isRefusal(opened)) return opened
  if (organizationId === tx.actor.organizationId)
    allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  else allow(tx.actor, partnershipPolicy.actOnBehalf)
  const { decision } = opened
  const no = closedTo(tx, decision)
  if (no !== null) return no
  if (decision.anonymous) return new Refusal('decision_ballot_cast')
  const now = decision.voices.find((voice) => voice.organizationId === organizationId)
  if (now === undefined) return new Refusal('decision_no_voice')
  if (voiceId !== null && now.id !== voiceId) return new Refusal('decision_voice_changed')
  await replaceVoice(tx, id, organizationId)
  return {
    historyId: await record(tx, 'decision.voice_taken_back', { ...aboutDecision(opened), organizationId }),
  }
}

/** The fact that stands against a voice: it is settled, or its day is over. */
const closedTo = (tx: Tx, { settlement, closesOn }: Decision): Refusal | null => {
  if (settlement !== null) return new Refusal('decision_settled_on', { on: formatDay(settlement.decidedOn) })
  return closesOn < tx.today ? new Refusal('decision_closed', { on: formatDay(closesOn) }) : null
}

/** The option a voice is for: one of those there are, and none where it is for none. */
function chosen({ options }: Decision, { stand, optionId }: Pick<VoiceInput, 'stand' | 'optionId'>) {
  if (stand !== 'for' || options.length === 0) return null
  if (!options.some((option) => option.id === optionId))
    throw new Invalid([{ path: 'optionId', code: 'issue_voice_option' }])
  return optionId
}

const replaceVoice = (tx: Tx, decisionId: string, organizationId: string) =>
  tx.db
    .updateTable('decisionVoices')
    .set({ replacedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('decisionId', '=', decisionId)
    .where('organizationId', '=', organizationId)
    .where('replacedAt', 'is', null)
    .returning('id')
    .execute()
