import { m } from '#platform/words/words.ts'
import { Quote } from '#ui/quote/quote.tsx'
import { Section } from '#ui/section/section.tsx'
import { standsIn } from '../../discussions/discussion.ts'
import type { Talk } from '../../discussions/panel.server.ts'
import { TalkList } from '../../discussions/parts/talk-list.tsx'
import type { VisionVersion } from '../vision.ts'

/** What is said of words of the vision, each with the words as they stood then, and whether they still do. */
export function PassageList({ talk, base, current }: { talk: Talk; base: string; current: VisionVersion }) {
  const rows = talk.rows.filter((row) => row.passage !== null)
  const passages = [...Map.groupBy(rows, (row) => `${row.passage?.number} ${row.passage?.text}`)]
  if (passages.length === 0) return null
  return (
    <Section title={m.vision_passages()} id="passages">
      <div className="stack" style={{ '--gap': 'var(--s5)' }}>
        {passages.map(([key, about]) => {
          const passage = about[0]?.passage
          if (passage == null) return null
          const { number } = passage
          return (
            <div key={key}>
              <Quote
                lang={current.language ?? undefined}
                by={
                  number === current.number
                    ? m.vision_passage_now()
                    : standsIn(passage.text, current.text)
                      ? m.vision_passage_kept({ number })
                      : m.vision_passage_then({ number })
                }
              >
                {passage.text}
              </Quote>
              <TalkList rows={about} base={base} />
            </div>
          )
        })}
      </div>
    </Section>
  )
}
