import type { Tx } from '#platform/context/context.server.ts'

const own = (tx: Tx, meetingId: string) =>
  tx.db
    .deleteFrom('minutesDrafts')
    .where('workspaceId', '=', tx.workspace.id)
    .where('meetingId', '=', meetingId)
    .where('personId', '=', tx.actor.personId ?? tx.workspace.id)

/** Lays an own draft away that is not wanted. */
export const dropDraft = (tx: Tx, meetingId: string, draftId: string) =>
  own(tx, meetingId).where('id', '=', draftId).execute()

/** Lays away what was saved as minutes just now: the draft of the own pen, and what reads the same. */
export const dropSaved = (
  tx: Tx,
  meetingId: string,
  { text, draft }: { text: string; draft: string | null },
) =>
  own(tx, meetingId)
    .where((where) =>
      where.or([
        where('privateSince', 'is', null),
        where('text', '=', text),
        ...(draft === null ? [] : [where('id', '=', draft)]),
      ]),
    )
    .execute()
