import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { choosing } from '../page.server.ts'
import { Choose } from '../parts/choose.tsx'

export const meta = () => [{ title: m.merge_title() }]

export const loader = load(async (tx, { params, url, base }) => {
  const query = (url.searchParams.get('query') ?? '').slice(0, 200)
  return { ...(await choosing(tx, 'organization', params.organization ?? '', query)), query, base }
})

export default function ChooseOther() {
  return <Choose {...useLoaderData<typeof loader>()} />
}
