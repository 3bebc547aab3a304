import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { type AbilityRow, allow } from '#platform/policy/policy.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { partnershipPolicy } from '../policy.ts'
import type { BehalfInput } from './inputs.ts'

/** For whom an act is done: the organization that counts, and the record of it when it isn't the actor's own. */
export interface Speaker {
  organizationId: string
  /** Null when the actor speaks for the own organization. */
  onBehalf: BehalfInput | null
}

/**
 * Decides for which partner the actor speaks, and that it may. `ability` is the row asked for the own
 * organization; for another partner it takes the right to record on its behalf.
 */
export function speakerOf(
  tx: Tx,
  partnership: Partnership,
  input: Partial<BehalfInput>,
  ability: AbilityRow,
): Speaker | Refusal {
  const wanted = input.onBehalfOf ?? tx.actor.organizationId
  if (wanted === tx.actor.organizationId) {
    allow(tx.actor, ability, { organizationId: wanted })
    return { organizationId: wanted, onBehalf: null }
  }
  allow(tx.actor, partnershipPolicy.actOnBehalf)
  const partner = partnership.partners.find((candidate) => candidate.organizationId === wanted)
  if (partner === undefined || partner.standing === 'declined' || partner.standing === 'left')
    return new Refusal('behalf_not_partner')
  return {
    organizationId: wanted,
    onBehalf: { onBehalfOf: wanted, evidence: input.evidence ?? '', evidenceLink: input.evidenceLink ?? '' },
  }
}

/**
 * Records that an act was entered for a partner, so that it can be accepted or disputed. Answers the id to
 * write beside the act, or null when the actor spoke for the own organization. The mail to the partner
 * follows from the event `behalf.recorded`.
 */
export async function recordBehalf(
  tx: Tx,
  speaker: Speaker,
  act: {
    partnershipId: string
    action: string
    subjectKind: string
    subjectId: string
    /** What was recorded, as it then read: the promise, the text endorsed, the reason given. */
    summary?: string
  },
): Promise<string | null> {
  if (speaker.onBehalf === null) return null
  const id = uuid()
  await tx.db
    .insertInto('behalfActs')
    .values({
      workspaceId: tx.workspace.id,
      id,
      ...act,
      summary: (act.summary ?? '').slice(0, 2000),
      organizationId: speaker.organizationId,
      evidence: speaker.onBehalf.evidence,
      evidenceLink: speaker.onBehalf.evidenceLink,
      recordedByPersonId: tx.actor.personId,
      recordedAt: tx.now,
    })
    .execute()
  await record(tx, 'behalf.recorded', {
    subject: { kind: 'behalf', id },
    partnershipId: act.partnershipId,
    organizationId: speaker.organizationId,
    onBehalfOfOrganizationId: speaker.organizationId,
  })
  return id
}
