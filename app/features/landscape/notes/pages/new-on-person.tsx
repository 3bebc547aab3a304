import { useLoaderData } from 'react-router'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { ownName } from '../../organizations/reads.server.ts'
import { landscapePolicy } from '../../policy.ts'
import { addNote } from '../add.server.ts'
import { noteInput, noteText } from '../inputs.ts'
import { NoteForm } from '../parts/note-form.tsx'
import { reachSubject } from '../reads.server.ts'

export const meta = () => [{ title: m.note_add() }]

export const loader = load(async (tx, { params, base }) => {
  const subjectId = params.person ?? ''
  const name = await reachSubject(tx, { subjectKind: 'person', subjectId })
  allow(tx.actor, landscapePolicy.keepNotes)
  return { name, us: await ownName(tx), back: `${base}/people/${subjectId}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const subjectId = params.person ?? ''
  const { body } = parseForm(noteText, form)
  await addNote(tx, { ...noteInput.parse({ subjectKind: 'person', subjectId, body }) })
  return done(`${base}/people/${subjectId}#notes`, m.note_added())
})

export default function NewNoteOnPerson() {
  const { name, us, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.note_add_title({ name })} back={{ to: back, label: name }}>
      <NoteForm us={us} back={back} />
    </NarrowPage>
  )
}
