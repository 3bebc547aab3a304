import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { comparing, mergeByForm } from '../page.server.ts'
import { Compare } from '../parts/compare.tsx'

export const meta = () => [{ title: m.merge_title() }]

export const loader = load(async (tx, { params, base }) => ({
  page: await comparing(tx, 'organization', params.organization ?? '', params.otherOrganization ?? ''),
  base,
}))

export const action = act(async (tx, { params, form, base }) => {
  const merged = await mergeByForm(
    tx,
    'organization',
    [params.organization ?? '', params.otherOrganization ?? ''],
    form,
  )
  return isRefusal(merged)
    ? merged
    : done(`${base}/organizations/${merged.intoId}`, m.merge_done(), merged.historyId)
})

export default function CompareTwo() {
  return <Compare {...useLoaderData<typeof loader>()} />
}
