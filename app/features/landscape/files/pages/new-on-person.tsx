import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { FileForm } from '#platform/files/parts/file-form.tsx'
import { filePolicy } from '#platform/files/policy.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { reachSubject } from '../../notes/reads.server.ts'
import { ownName } from '../../organizations/reads.server.ts'
import { addFile } from '../add.server.ts'

export const meta = () => [{ title: m.file_add() }]

export const loader = load(async (tx, { params, base }) => {
  const subjectId = params.person ?? ''
  const name = await reachSubject(tx, { subjectKind: 'person', subjectId })
  allow(tx.actor, filePolicy.add)
  return { name, us: await ownName(tx), back: `${base}/people/${subjectId}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.person ?? ''
  const added = await addFile(tx, 'person', id, form)
  return isRefusal(added) ? added : done(`${base}/people/${id}#files`, m.file_added(), added.historyId)
})

export default function NewFileOnPerson() {
  const { name, us, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.file_add_to({ name })} back={{ to: back, label: name }}>
      <FileForm
        audience="organization"
        readers={m.note_audience_organization({ organization: us })}
        back={back}
      />
    </NarrowPage>
  )
}
