import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { NextStep } from '#ui/next-step/next-step.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Learning } from '../learning.ts'
import { LearningRows } from './learning-rows.tsx'

type LearnedSectionProps = {
  items: readonly Learning[]
  total: number
  isListening: boolean
  partnershipId: string
  /** Where one adds to it; null for those who may not. */
  add: string | null
  base: string
  today: string
}

/** On the page of a contact: what was heard there. After a listening session, writing it down is the next step. */
export function LearnedSection(props: LearnedSectionProps) {
  const { items, total, isListening, partnershipId, add, base, today } = props
  if (items.length === 0 && add === null) return null
  const link = add !== null && <Link to={add}>{m.learning_add()}</Link>
  if (items.length === 0 && isListening && add !== null)
    return (
      <NextStep
        label={m.learning_next_label()}
        action={
          <ButtonLink look="go" to={add}>
            {m.learning_add()}
          </ButtonLink>
        }
      >
        {m.learning_next()}
      </NextStep>
    )
  return (
    <Section title={m.learning_of_touchpoint()} {...(link ? { aside: link } : {})}>
      {items.length === 0 ? (
        <p className="soft">{m.learning_of_touchpoint_none()}</p>
      ) : (
        <LearningRows label={m.learning_of_touchpoint()} items={items} base={base} today={today} />
      )}
      {total > items.length && (
        <p>
          <Link to={`${base}/partnerships/${partnershipId}/learnings`}>{m.learned_all()}</Link>
        </p>
      )}
    </Section>
  )
}
