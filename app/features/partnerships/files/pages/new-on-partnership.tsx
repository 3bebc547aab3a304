import { useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { FileForm } from '#platform/files/parts/file-form.tsx'
import { filePolicy } from '#platform/files/policy.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { addFileToPartnership } from '../add.server.ts'

export const meta = () => [{ title: m.file_add() }]

export const loader = load(async (tx, { params, base }) => {
  const { partnership, can } = await frameOf(tx, params.partnership ?? '')
  allow(tx.actor, filePolicy.add)
  if (!can.work) throw new Forbidden()
  return { name: partnership.name, back: `${base}/partnerships/${partnership.id}/files` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const added = await addFileToPartnership(tx, id, form)
  return isRefusal(added) ? added : done(`${base}/partnerships/${id}/files`, m.file_added(), added.historyId)
})

export default function NewFileOnPartnership() {
  const { name, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.file_add_to({ name })} back={{ to: back, label: m.files_title() }}>
      <FileForm
        audience="partnership"
        readers={m.touchpoint_audience_all({ partnership: name })}
        back={back}
      />
    </NarrowPage>
  )
}
