import { useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { FileForm } from '#platform/files/parts/file-form.tsx'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { mayChange } from '../../touchpoints/open.server.ts'
import { readTouchpoint } from '../../touchpoints/reads.server.ts'
import { titleOf } from '../../touchpoints/say.ts'
import { addFileToTouchpoint } from '../add.server.ts'

export const meta = () => [{ title: m.file_add() }]

export const loader = load(async (tx, { params, base }) => {
  const touchpoint = await readTouchpoint(tx, params.touchpoint ?? '')
  if (!mayChange(tx, touchpoint)) throw new Forbidden()
  return { touchpoint, back: `${base}/touchpoints/${touchpoint.id}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.touchpoint ?? ''
  const added = await addFileToTouchpoint(tx, id, form)
  return isRefusal(added) ? added : done(`${base}/touchpoints/${id}#files`, m.file_added(), added.historyId)
})

export default function NewFileOnTouchpoint() {
  const { touchpoint, back } = useLoaderData<typeof loader>()
  const { partnership, author, audience } = touchpoint
  return (
    <NarrowPage title={m.file_add()} back={{ to: back, label: titleOf(touchpoint, 60) }}>
      <FileForm
        audience={audience}
        readers={
          audience === 'organization' || partnership === null
            ? m.touchpoint_audience_us({ organization: author.organization.name })
            : m.touchpoint_audience_all({ partnership: partnership.name })
        }
        back={back}
      />
    </NarrowPage>
  )
}
