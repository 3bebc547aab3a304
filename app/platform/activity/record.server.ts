import { v4, v7 } from 'uuid'
import type { Tx } from '../context/context.server.ts'
import { markRecorded } from '../context/transaction.server.ts'

export interface Recorded {
  subject: { kind: string; id: string }
  /** The partnership in whose history this shows, if any. */
  partnershipId?: string | null
  /** The organisation this is about, if any: shows in that organisation's history. */
  organizationId?: string | null
  /** Set when only this organisation may read the entry (a private note or touchpoint). */
  audienceOrganizationId?: string | null
  onBehalfOfOrganizationId?: string | null
  /** What changed, old and new: names stay in history, values can be erased. */
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  /** Small, impersonal facts a sentence in the history needs (counts, days, stages; no names, no text). */
  facts?: Record<string, string | number | boolean | null>
  /** Whoever did it must not be found: no person, organization, request or moment is kept, and an id that holds no time. */
  byNobody?: boolean
}

/**
 * Says what a verb did, in the same transaction: one entry of history (which is also the audit trail),
 * the values beside it, and a job for everyone who listens to this event. Returns the entry's id,
 * by which the act can be undone.
 */
export async function record(tx: Tx, action: string, what: Recorded): Promise<string> {
  const nobody = what.byNobody === true
  const id = nobody ? v4() : v7()
  const fields = changedFields(what.before ?? null, what.after ?? null)
  const entry = {
    workspaceId: tx.workspace.id,
    id,
    action,
    subjectKind: what.subject.kind,
    subjectId: what.subject.id,
    partnershipId: what.partnershipId ?? null,
    organizationId: what.organizationId ?? null,
    audienceOrganizationId: what.audienceOrganizationId ?? null,
    actorKind: nobody ? ('link' as const) : tx.actor.kind,
    actorPersonId: nobody ? null : tx.actor.personId,
    actorOrganizationId: nobody ? null : tx.actor.organizationId,
    onBehalfOfOrganizationId: what.onBehalfOfOrganizationId ?? null,
    fields,
    facts: JSON.stringify(what.facts ?? {}),
    requestId: nobody ? null : tx.requestId,
    at: nobody ? new Date(`${tx.today}T00:00:00Z`) : tx.now,
  }
  if (what.before || what.after)
    await tx.db
      .with('entry', (db) => db.insertInto('history').values(entry))
      .insertInto('historyValues')
      .values({
        workspaceId: tx.workspace.id,
        id: nobody ? v4() : v7(),
        historyId: id,
        before: what.before ? JSON.stringify(what.before) : null,
        after: what.after ? JSON.stringify(what.after) : null,
      })
      .execute()
  else await tx.db.insertInto('history').values(entry).execute()
  markRecorded(tx.db)
  await tx.system.jobs.announce(tx, {
    action,
    historyId: id,
    subjectKind: what.subject.kind,
    subjectId: what.subject.id,
    partnershipId: what.partnershipId ?? null,
  })
  return id
}

/** The names of the fields whose values differ. */
export function changedFields(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names]
    .filter((name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after?.[name] ?? null))
    .sort()
}
