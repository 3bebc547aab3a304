import type { Tx } from '#platform/context/context.server.ts'
import type { Refusal } from '#platform/errors/errors.ts'
import { attachChosen } from '#platform/files/attach.server.ts'
import { filePolicy } from '#platform/files/policy.ts'
import { allow } from '#platform/policy/policy.ts'
import { reachSubject } from '../notes/reads.server.ts'

/** Keeps the form's file beside an organization or a person, for the own organization's eyes only. */
export async function addFile(
  tx: Tx,
  kind: 'organization' | 'person',
  id: string,
  form: FormData,
): Promise<{ id: string; historyId: string } | Refusal> {
  await reachSubject(tx, { subjectKind: kind, subjectId: id })
  allow(tx.actor, filePolicy.add)
  return attachChosen(tx, { subject: { kind, id }, partnershipId: null, audience: 'organization' }, form)
}
