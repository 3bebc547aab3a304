import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { counts } from '../../behalf/behalf.ts'
import { LearningQuote } from '../../learnings/parts/learning-quote.tsx'
import { type CommunityWords, partedBy } from '../uptakes/uptake.ts'
import type { VisionVersion } from '../vision.ts'
import { Paragraphs } from './vision-text.tsx'

type EarlierVersionsProps = {
  /** The latest first. */
  versions: readonly VisionVersion[]
  said: CommunityWords
  base: string
  today: string
  /** The form that can begin with one of these texts; null for those who may not write. */
  startFrom: string | null
  /** The comparison with the text as it reads now. */
  compare: string
}

/** What the vision said before, folded away. */
export function EarlierVersions({ versions, said, base, today, startFrom, compare }: EarlierVersionsProps) {
  return (
    <div className="stack">
      {versions.map((version) => {
        const names = version.endorsements
          .filter((one) => counts(one.behalf))
          .map((one) => one.organizationName)
        const { taken } = partedBy(said, version.id)
        return (
          <details key={version.id}>
            <summary>
              {m.vision_version_summary({
                number: version.number,
                day: formatDay(version.writtenOn, today),
                organization: version.organizationName,
              })}
            </summary>
            <div className="stack" style={{ marginBlock: 'var(--s4)' }}>
              <Quote
                lang={version.language ?? undefined}
                by={
                  names.length === 0
                    ? m.vision_version_nobody()
                    : m.vision_version_endorsed({ names: formatList(names) })
                }
              >
                <Paragraphs text={version.text} />
              </Quote>
              {taken.length > 0 && (
                <>
                  <p className="soft small">{m.vision_words_then({ count: taken.length })}</p>
                  {taken.map((one) => (
                    <LearningQuote key={one.id} learning={one} base={base} today={today} />
                  ))}
                </>
              )}
              <p className="cluster">
                <ButtonLink small to={`${compare}&from=${version.number}`}>
                  {m.vision_compare_with_now()}
                </ButtonLink>
                {startFrom !== null && (
                  <ButtonLink small look="quiet" to={`${startFrom}?from=${version.number}`}>
                    {m.vision_start_from()}
                  </ButtonLink>
                )}
              </p>
            </div>
          </details>
        )
      })}
    </div>
  )
}
