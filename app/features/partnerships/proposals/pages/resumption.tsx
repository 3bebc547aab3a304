import { useLoaderData } from 'react-router'
import { m } from '#platform/words/words.ts'
import { frameTitle } from '../../partnerships/parts/partnership-frame.tsx'
import { loadCourse, proposeCourse } from '../course.server.ts'
import { ProposeCourse } from '../parts/propose-course.tsx'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.proposal_resumption_title())

export const loader = loadCourse

export const action = proposeCourse('resumption')

export default function ProposeResumption() {
  const data = useLoaderData<typeof loader>()
  return <ProposeCourse title={m.proposal_resumption_title()} lede={m.proposal_resumption_lede()} {...data} />
}
