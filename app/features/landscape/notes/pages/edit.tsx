import { Form, useLoaderData } from 'react-router'
import type { Tx } from '#platform/context/context.server.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { ownName } from '../../organizations/reads.server.ts'
import { landscapePolicy } from '../../policy.ts'
import { aboutNote, changeNote } from '../change.server.ts'
import { noteChange } from '../inputs.ts'
import { NoteForm } from '../parts/note-form.tsx'
import { reachSubject, readNote } from '../reads.server.ts'
import { removeNote } from '../remove.server.ts'

export const meta = () => [{ title: m.note_change() }]

const pages = { organization: 'organizations', person: 'people', partnership: 'partnerships' } as const
const placeOf = async (tx: Tx, id: string, base: string) => {
  const note = await readNote(tx, id)
  return {
    note,
    name: await reachSubject(tx, note),
    back: `${base}/${pages[note.subjectKind]}/${note.subjectId}`,
  }
}

export const loader = load(async (tx, { params, base }) => {
  const { note, name, back } = await placeOf(tx, params.note ?? '', base)
  allow(tx.actor, landscapePolicy.changeNote, aboutNote(note))
  return {
    note: { body: note.body, version: note.version, audience: note.audience },
    name,
    back,
    us: await ownName(tx),
  }
})

/** The page's two acts: a new text, or (`act=remove`) taking the note away. */
export const action = act(async (tx, { form, params, base }) => {
  const id = params.note ?? ''
  const { back } = await placeOf(tx, id, base)
  if (form.get('act') === 'remove') {
    const { historyId } = await removeNote(tx, id)
    return done(back, m.note_removed(), historyId)
  }
  await changeNote(tx, id, parseForm(noteChange, form))
  return done(`${back}#notes`, m.note_changed())
})

export default function EditNote() {
  const { note, name, us, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.note_change()} back={{ to: back, label: name }}>
      <NoteForm note={note} audience={note.audience} us={us} back={back} />
      <Form method="post">
        <Button look="danger" name="act" value="remove">
          {m.remove()}
        </Button>
      </Form>
    </NarrowPage>
  )
}
