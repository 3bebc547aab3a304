import { redirect } from 'react-router'
import { isRefusal } from '../../errors/errors.ts'
import { actFromPages, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { pageBefore } from '../../http/request.server.ts'
import { m } from '../../words/words.ts'
import { pageAfter, undo } from '../undo.server.ts'

/** Nothing to see without an act. */
export const loader = load(async (_tx, { base }) => {
  throw redirect(`${base}/today`)
})

/** Where every notice's "undo" goes; leads back to the page it stood on. */
export const action = actFromPages(async (tx, { form, request, base }) => {
  const entry = String(form.get('entry') ?? '')
  const answer = await undo(tx, entry)
  if (isRefusal(answer)) return answer
  return done(await pageAfter(tx, entry, { page: pageBefore(request, base), base }), m.undo_done())
})

export default function Undone() {
  const { problem } = useProblem()
  return (
    <>
      <h1>{m.undo()}</h1>
      <FormTrouble problem={problem} />
    </>
  )
}
