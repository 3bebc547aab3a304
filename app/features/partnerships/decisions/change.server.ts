import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { spoken } from './decision.ts'
import { fitProposal } from './fit.server.ts'
import type { ProposalChange } from './inputs.ts'
import { aboutDecision, allowProposer, openDecision } from './open.server.ts'
import { writeChoices } from './propose.server.ts'
import { readDecision } from './reads.server.ts'

/** Changes a proposal, as long as nobody has spoken: what a voice was given to stays as it was. Throws Invalid, Stale. */
export async function changeDecision(
  tx: Tx,
  id: string,
  { version, ...input }: ProposalChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openDecision(tx, id)
  if (isRefusal(opened)) return opened
  const { decision, partnership } = opened
  allowProposer(tx, decision)
  if (decision.settlement !== null) return new Refusal('decision_settled')
  if (spoken(decision).size > 0) return new Refusal('decision_spoken')
  const { options, weights, ...proposal } = fitProposal(tx, partnership, input)
  const changed = await tx.db
    .updateTable('decisions')
    .set({ ...proposal, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale(theirs(await readDecision(tx, id)))
  await writeChoices(tx, id, options, weights)
  return {
    historyId: await record(tx, 'decision.changed', {
      ...aboutDecision(opened),
      before: theirs(decision),
      after: { ...proposal, options, version: version + 1 },
    }),
  }
}

const theirs = (decision: Awaited<ReturnType<typeof readDecision>>): Record<string, unknown> => ({
  what: decision.what,
  why: decision.why,
  method: decision.method,
  anonymous: decision.anonymous,
  quorum: decision.quorum,
  delegateOrganizationId: decision.delegateOrganizationId,
  closesOn: decision.closesOn,
  language: decision.language,
  options: decision.options.map((option) => option.text),
  version: decision.version,
})
