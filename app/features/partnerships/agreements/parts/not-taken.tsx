import type { FormProblem } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { Notice } from '#ui/notice/notice.tsx'
import { Quote } from '#ui/quote/quote.tsx'

/** Why what was sent could not be taken, where the form itself is no longer there; and what was written in it. */
export function NotTaken({ problem }: { problem: FormProblem | undefined }) {
  if (problem === undefined || problem.refusal === null) return null
  const { reason } = problem.values
  return (
    <>
      <Notice tone="warning">{problem.refusal}</Notice>
      {typeof reason === 'string' && reason !== '' && <Quote by={m.agreement_you_wrote()}>{reason}</Quote>}
    </>
  )
}
