import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Quote } from '#ui/quote/quote.tsx'
import { markedPieces, type VisionVersion } from '../vision.ts'

/** A vision to be read: large, in its own language, with who wrote it below. */
export function VisionText({
  version,
  today,
  marked = [],
}: {
  version: VisionVersion
  today: string
  /** Words that somebody speaks of; those that stand in it are marked. */
  marked?: readonly string[]
}) {
  const facts = {
    number: version.number,
    organization: version.organizationName,
    day: formatDay(version.writtenOn, today),
  }
  return (
    <Quote
      lang={version.language ?? undefined}
      by={
        version.personName === null
          ? m.vision_by(facts)
          : m.vision_by_person({ ...facts, person: version.personName })
      }
    >
      <Paragraphs text={version.text} marked={marked} />
    </Quote>
  )
}

/** Text as it was typed: an empty line begins a paragraph, a line end stays one. */
export function Paragraphs({ text, marked = [] }: { text: string; marked?: readonly string[] }) {
  return text.split(/\n\s*\n/).map((paragraph, index) => (
    <p
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text have no other name and never move
      key={index}
      style={{ whiteSpace: 'pre-line', ...(index === 0 ? {} : { marginBlockStart: '.7em' }) }}
    >
      {markedPieces(paragraph, marked).map(({ text: piece, isMarked }, place) =>
        isMarked ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          <mark key={place} className="passage">
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </p>
  ))
}
