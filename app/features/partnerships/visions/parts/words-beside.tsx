import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Section } from '#ui/section/section.tsx'
import { LearningQuote } from '../../learnings/parts/learning-quote.tsx'
import { type CommunityWords, partedBy } from '../uptakes/uptake.ts'

/** So many of those that are not taken up; the others are one link away. */
const most = 8

type WordsBesideProps = {
  said: CommunityWords
  versionId: string | undefined
  partnershipId: string
  base: string
  today: string
  may: boolean
}

/** Beside the vision: what people of the community said, what this version takes up of it first. */
export function WordsBeside({ said, versionId, partnershipId, base, today, may }: WordsBesideProps) {
  const here = `${base}/partnerships/${partnershipId}`
  const { taken, others } = partedBy(said, versionId)
  const total = said.words.length
  const add = may && <Link to={`${here}/learnings/new?kind=words`}>{m.learning_add_kind_words()}</Link>
  if (total === 0)
    return (
      <Section title={m.vision_words()} lede={m.vision_words_empty()}>
        {add}
      </Section>
    )
  return (
    <Section
      title={m.vision_words()}
      {...(versionId === undefined
        ? {}
        : {
            lede:
              taken.length === 0
                ? m.vision_words_none_taken({ total })
                : m.vision_words_lede({ count: taken.length, total }),
          })}
    >
      <div className="stack">
        {taken.map((one) => (
          <LearningQuote key={one.id} learning={one} base={base} today={today} taken />
        ))}
        {others.slice(0, most).map((one) => (
          <LearningQuote key={one.id} learning={one} base={base} today={today} />
        ))}
        <p className="cluster small">
          {may && versionId !== undefined && (
            <Link to={`${here}/vision/words`}>{m.vision_words_choose()}</Link>
          )}
          {others.length > most && <Link to={`${here}/learnings?kind=words`}>{m.vision_words_all()}</Link>}
          {add}
        </p>
      </div>
    </Section>
  )
}
