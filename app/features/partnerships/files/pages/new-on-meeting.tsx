import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { FileForm } from '#platform/files/parts/file-form.tsx'
import { filePolicy } from '#platform/files/policy.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readMeeting } from '../../meetings/reads.server.ts'
import { addFileToMeeting } from '../add.server.ts'

export const meta = () => [{ title: m.file_add() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, filePolicy.add)
  return { meeting, back: `${base}/meetings/${meeting.id}/minutes` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.meeting ?? ''
  const added = await addFileToMeeting(tx, id, form)
  return isRefusal(added)
    ? added
    : done(`${base}/meetings/${id}/minutes#files`, m.file_added(), added.historyId)
})

export default function NewFileOnMeeting() {
  const { meeting, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.file_add()} lede={m.meeting_paper()} back={{ to: back, label: meeting.title }}>
      <FileForm
        audience="partnership"
        readers={m.touchpoint_audience_all({ partnership: meeting.partnershipName })}
        back={back}
      />
    </NarrowPage>
  )
}
