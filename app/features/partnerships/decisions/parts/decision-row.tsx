import { DueText } from '#ui/due-text/due-text.tsx'
import { Row } from '#ui/rows/rows.tsx'
import type { Decision } from '../decision.ts'
import { decisionWords, methodWord, reviewWords } from '../say.ts'

/** A decision in a list: what, how it stands, how it is decided, and when it is looked at again. */
export function DecisionRow({
  decision,
  partners,
  base,
  today,
}: {
  decision: Decision
  partners: readonly { organizationId: string }[]
  base: string
  today: string
}) {
  const review = reviewWords(decision, today)
  return (
    <Row
      title={<span lang={decision.language ?? undefined}>{decision.what}</span>}
      to={`${base}/decisions/${decision.id}`}
      who={`${decisionWords(decision, partners, today)} ${methodWord(decision.method)}.`}
      {...(review === null ? {} : { end: <DueText>{review}</DueText> })}
    />
  )
}
