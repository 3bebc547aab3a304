import { redirect } from 'react-router'
import type { Tx } from '../../context/context.server.ts'
import { isRefusal } from '../../errors/errors.ts'
import { actFromPages, done, load, type PageArgs } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { pageBefore } from '../../http/request.server.ts'
import { m } from '../../words/words.ts'
import { pageAfter, undo } from '../undo.server.ts'

/** Nothing to see without an act. */
export const loader = load(async (_tx, { base }) => {
  throw redirect(`${base}/today`)
})

const entryOf = (form: FormData) => String(form.get('entry') ?? '')
const leadsTo = (tx: Tx, { form, request, base }: PageArgs & { form: FormData }) =>
  pageAfter(tx, entryOf(form), { page: pageBefore(request, base), base })

/** Where every notice's "undo" goes; leads back to the page it stood on, also where it can't be, while that is there. */
export const action = actFromPages(async (tx, page) => {
  const answer = await undo(tx, entryOf(page.form))
  return isRefusal(answer) ? answer : done(await leadsTo(tx, page), m.undo_done())
}, leadsTo)

export default function Undone() {
  const { problem } = useProblem()
  return (
    <>
      <h1>{m.undo()}</h1>
      <FormTrouble problem={problem} />
    </>
  )
}
