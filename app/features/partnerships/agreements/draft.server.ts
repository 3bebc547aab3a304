import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { localeFor } from '#platform/words/words.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Following } from './agreement.ts'
import type { BudgetLine } from './budget/budget.ts'
import { namedBudget, writeBudget } from './budget/write.server.ts'
import { fillTemplate } from './fill.server.ts'
import type { AgreementInput } from './inputs.ts'
import { givePen } from './turns/give.server.ts'

/** Begins an agreement. Without a text of its own it gets the template of its kind, filled from the record. */
export async function draftAgreement(
  tx: Tx,
  partnershipId: string,
  { body: given, budget, ...input }: AgreementInput,
  follows: { id: string; as: Following } | null = null,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const language = input.language ?? partnership.language ?? tx.locale
  const named = namedBudget(partnership, budget)
  const body =
    given === ''
      ? await fillTemplate(tx, partnership, { ...input, language: localeFor(language), budget: named })
      : given
  const id = uuid()
  await tx.db
    .insertInto('agreements')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      ...input,
      language,
      followsId: follows?.id ?? null,
      followsAs: follows?.as ?? null,
      organizationId: tx.actor.organizationId,
      draftedByPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await writeText(tx, id, 1, { body, budget })
  await givePen(tx, id, tx.actor.organizationId)
  const historyId = await record(tx, 'agreement.drafted', {
    subject: { kind: 'agreement', id },
    partnershipId,
    after: { ...input, language, ...(budget.length === 0 ? {} : { budget }) },
    facts: follows === null ? {} : { follows: follows.as },
  })
  return { id, historyId }
}

/** Writes the next version of a text with its budget; answers with its id. */
export async function writeText(
  tx: Tx,
  agreementId: string,
  number: number,
  { body, budget }: { body: string; budget: readonly BudgetLine[] },
): Promise<string> {
  const id = uuid()
  await tx.db
    .insertInto('agreementTexts')
    .values({
      workspaceId: tx.workspace.id,
      id,
      agreementId,
      number,
      body,
      organizationId: tx.actor.organizationId,
      writtenByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  await writeBudget(tx, id, budget)
  return id
}
