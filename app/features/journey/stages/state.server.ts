import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership, recordBehalf, speakerOf } from '../../partnerships/index.server.ts'
import { journeyPolicy } from '../policy.ts'
import type { StatedChange, StatedInput } from './inputs.ts'
import { allowKeeping } from './keep.server.ts'
import { readStated } from './reads.server.ts'

/** States by hand, for the own organization or on behalf of a partner, that something a key action asks for has happened: what, who, when, and where it can be seen. */
export async function stateEvidence(
  tx: Tx,
  partnershipId: string,
  input: StatedInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  allow(tx.actor, journeyPolicy.stateEvidence)
  if (isRefusal(partnership)) return partnership
  if (input.on > tx.today) return new Refusal('evidence_ahead')
  const { keyAction, on, onBehalfOf, evidence, evidenceLink, ...words } = input
  const behalf = { onBehalfOf, evidence, evidenceLink }
  const speaker = speakerOf(tx, partnership, behalf, journeyPolicy.stateEvidence)
  if (isRefusal(speaker)) return speaker
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'evidence.stated',
    subjectKind: 'stated-evidence',
    subjectId: id,
    summary: words.what,
  })
  await tx.db
    .insertInto('statedEvidence')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      keyAction,
      happenedOn: on,
      ...words,
      link: words.link ?? '',
      statedByPersonId: tx.actor.personId,
      organizationId: speaker.organizationId,
      behalfId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'evidence.stated', {
    subject: { kind: 'stated-evidence', id },
    partnershipId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    after: { on, ...words },
    facts: { keyAction },
  })
  return { id, historyId }
}

/** Changes what the own organization stated, as it stood in the version the form was opened with; throws Stale. */
export async function changeStated(
  tx: Tx,
  partnershipId: string,
  id: string,
  { version, ...input }: StatedChange,
): Promise<{ historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  const stated = await readStated(tx, partnershipId, id)
  allowKeeping(tx, stated)
  if (isRefusal(partnership)) return partnership
  if (input.on > tx.today) return new Refusal('evidence_ahead')
  const { on, ...words } = input
  const changed = await tx.db
    .updateTable('statedEvidence')
    .set({ happenedOn: on, ...words, link: words.link ?? '', version: version + 1 })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  const before = { on: stated.on, what: stated.what, who: stated.who, link: stated.link }
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...before, version: stated.version })
  return {
    historyId: await record(tx, 'evidence.changed', {
      subject: { kind: 'stated-evidence', id },
      partnershipId,
      before,
      after: { on, ...words, link: words.link ?? '' },
      facts: { keyAction: stated.keyAction },
    }),
  }
}
