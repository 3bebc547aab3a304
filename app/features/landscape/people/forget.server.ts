import { sql } from 'kysely'
import { forgetValues, idsOf } from '#platform/activity/forget.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Erasure } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { phonesOf } from '../organizations/services.server.ts'

/** What an emptied record is called wherever it is still named, in the workspace's language. */
export const erasedName = (tx: Tx) => m.person_erased_name({}, { locale: tx.workspace.language })

/** Telephone numbers go, and where they belonged ends today without a title; the record itself is emptied by the verb, last of all. */
export const personErasure: Erasure = {
  covers: ['people', 'phones', 'affiliations.person_id', 'affiliations.title', 'affiliations.department'],
  erase: async (tx, personId) => {
    const affiliations = await idsOf(tx, 'affiliations', 'person_id', personId)
    await forgetValues(tx, affiliations)
    await sql`delete from phones
      where workspace_id = ${tx.workspace.id} and subject_kind = 'person' and subject_id = ${personId}`.execute(
      tx.db,
    )
    await sql`update affiliations set title = '', department = '', is_main_contact = false, version = version + 1
      where workspace_id = ${tx.workspace.id} and person_id = ${personId}`.execute(tx.db)
    await endAll(tx, personId)
  },
  holds: {
    name: 'phones',
    rows: async (tx, personId) =>
      (await phonesOf(tx, { subjectKind: 'person', subjectId: personId })).map(
        ({ id: _, ...phone }) => phone,
      ),
  },
}

/** Whatever ends says so: what they represented or had open there asks to be handed over. */
async function endAll(tx: Tx, personId: string): Promise<void> {
  const ended = await tx.db
    .updateTable('affiliations')
    .set({ endedOn: tx.today })
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where((where) => where.or([where('endedOn', 'is', null), where('endedOn', '>', tx.today)]))
    .returning(['id', 'organizationId'])
    .execute()
  for (const { id, organizationId } of ended)
    await record(tx, 'affiliation.ended', {
      subject: { kind: 'affiliation', id },
      organizationId,
      facts: { endedOn: tx.today },
    })
}

/** Empties the record: nothing is left of the person but that there was one. */
export async function emptyRecord(tx: Tx, personId: string): Promise<void> {
  await sql`update people set name = ${erasedName(tx)}, former_names = '', kind = 'other', email = null, phone = null,
        city = '', language = null, time_zone = null, languages = '{}', tags = '{}', access_needs = '', contact_by = null,
        contact_note = '', do_not_contact = true, offers = '', seeks = '', digest = 'never', extra = '{}',
        quiet_from = null, quiet_until = null, version = version + 1, updated_at = ${tx.now},
        deleted_at = coalesce(deleted_at, ${tx.now}), erased_at = ${tx.now}
      where workspace_id = ${tx.workspace.id} and id = ${personId}`.execute(tx.db)
}
