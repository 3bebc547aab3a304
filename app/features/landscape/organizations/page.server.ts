import { type HistorySubject, historyOf } from '#platform/activity/history.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { filePolicy } from '#platform/files/policy.ts'
import { filesOf } from '#platform/files/reads.server.ts'
import { can } from '#platform/policy/policy.ts'
import { languageName } from '#platform/words/format.ts'
import { peopleOf } from '../affiliations/reads.server.ts'
import { reachableCommunities } from '../communities/reads.server.ts'
import { organizationFields } from '../fields-audience.ts'
import { mergesInto } from '../merging/reads.server.ts'
import { notesForPage } from '../notes/page.server.ts'
import { panelsOf } from '../panels.server.ts'
import { readablePhone } from '../phone.ts'
import { landscapePolicy } from '../policy.ts'
import { ownName, readOrganization, standingTo } from './reads.server.ts'
import { phonesOf, servicesOf } from './services.server.ts'

/** All that stands on the page of an organization, as its reader may have it. Throws NotFound. */
export async function organizationPage(tx: Tx, id: string) {
  const organization = await readOrganization(tx, id)
  const standing = standingTo(tx, id)
  const communities = await reachableCommunities(tx)
    .where('id', 'in', [...organization.communityIds, tx.workspace.id])
    .select(['id', 'name'])
    .orderBy('nameKey')
    .execute()
  const { present, past } = await peopleOf(tx, id)
  const notes = await notesForPage(tx, { subjectKind: 'organization', subjectId: id })
  const also: HistorySubject[] = [
    ...[...present, ...past].map((one) => ({ subjectKind: 'affiliation', subjectId: one.id })),
    ...notes.map((note) => ({ subjectKind: 'note', subjectId: note.id })),
  ]
  return {
    organization: {
      ...organization,
      phone: organization.phone ? readablePhone(organization.phone, tx.workspace.country) : null,
      phoneLink: organization.phone ?? null,
    },
    languages: (organization.languages ?? []).map(languageName),
    phones: standing === 'partner' ? [] : await phonesOf(tx, { subjectKind: 'organization', subjectId: id }),
    communities,
    people: present.map((one) => ({
      ...one,
      phone: one.phone === null ? null : readablePhone(one.phone, tx.workspace.country),
    })),
    past,
    ...(await servicesOf(tx, id)),
    panels: await panelsOf(tx, 'organization', id),
    notes,
    files: await filesOf(tx, 'organization', id),
    history: organizationFields.history[standing]
      ? await historyOf(tx, { subjectKind: 'organization', subjectId: id }, { also })
      : null,
    inFull: standing !== 'partner',
    merges: await mergesInto(tx, 'organization', id),
    today: tx.today,
    us: await ownName(tx),
    can: {
      change: can(tx.actor, landscapePolicy.changeOrganization, { organizationId: id }),
      merge: can(tx.actor, landscapePolicy.merge),
      remove: can(tx.actor, landscapePolicy.removeOrganization),
      addPerson: can(tx.actor, landscapePolicy.addPerson, { organizationId: id }),
      affiliate: can(tx.actor, landscapePolicy.affiliate, { organizationId: id }),
      addNote: can(tx.actor, landscapePolicy.keepNotes),
      addFile: can(tx.actor, filePolicy.add),
    },
  }
}
