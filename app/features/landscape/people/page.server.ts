import { type HistorySubject, historyOf } from '#platform/activity/history.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { filePolicy } from '#platform/files/policy.ts'
import { filesOf } from '#platform/files/reads.server.ts'
import { can } from '#platform/policy/policy.ts'
import { languageName } from '#platform/words/format.ts'
import { affiliationsOfPerson } from '../affiliations/reads.server.ts'
import { personFields } from '../fields-audience.ts'
import { mergesInto } from '../merging/reads.server.ts'
import { notesForPage } from '../notes/page.server.ts'
import { ownName } from '../organizations/reads.server.ts'
import { phonesOf } from '../organizations/services.server.ts'
import { panelsOf } from '../panels.server.ts'
import { readablePhone } from '../phone.ts'
import { landscapePolicy } from '../policy.ts'
import { aboutPerson, loadPerson, outwardPerson, standingToPerson } from './reads.server.ts'

/** All that stands on the page of a person, as its reader may have it. Throws NotFound. */
export async function personPage(tx: Tx, id: string) {
  const found = await loadPerson(tx, id)
  const standing = standingToPerson(tx, found)
  const person = outwardPerson(tx, found)
  const about = aboutPerson(tx, found)
  const affiliations = await affiliationsOfPerson(tx, id)
  const notes = await notesForPage(tx, { subjectKind: 'person', subjectId: id })
  const also: HistorySubject[] = [
    ...affiliations.map((one) => ({ subjectKind: 'affiliation', subjectId: one.id })),
    ...notes.map((note) => ({ subjectKind: 'note', subjectId: note.id })),
  ]
  return {
    person: {
      ...person,
      phone: person.phone === null ? null : readablePhone(person.phone, tx.workspace.country),
      phoneLink: person.phone,
      language: person.language === null ? null : languageName(person.language),
    },
    languages: person.languages.map(languageName),
    phones: standing === 'partner' ? [] : await phonesOf(tx, { subjectKind: 'person', subjectId: id }),
    affiliations: affiliations.map((one) => ({
      ...one,
      can: { change: can(tx.actor, landscapePolicy.affiliate, { organizationId: one.organizationId }) },
    })),
    panels: await panelsOf(tx, 'person', id),
    notes,
    files: await filesOf(tx, 'person', id),
    history: personFields.history[standing]
      ? await historyOf(tx, { subjectKind: 'person', subjectId: id }, { also })
      : null,
    merges: await mergesInto(tx, 'person', id),
    today: tx.today,
    us: await ownName(tx),
    can: {
      change: can(tx.actor, landscapePolicy.changePerson, about),
      merge: can(tx.actor, landscapePolicy.merge),
      remove: can(tx.actor, landscapePolicy.removePerson),
      erase: can(tx.actor, landscapePolicy.erasePerson),
      takeData: can(tx.actor, landscapePolicy.takePersonData, about),
      affiliate: can(tx.actor, landscapePolicy.affiliate, about),
      addNote: can(tx.actor, landscapePolicy.keepNotes),
      addFile: can(tx.actor, filePolicy.add),
    },
  }
}
