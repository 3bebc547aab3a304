import type { Minutes } from '../meeting.ts'

/** Minutes as they were typed, paragraph by paragraph. */
export function MinutesText({ minutes }: { minutes: Pick<Minutes, 'text' | 'language'> }) {
  return (
    <div className="prose" lang={minutes.language ?? undefined}>
      {minutes.text.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text don't move
        <p key={index} dir="auto" style={{ whiteSpace: 'pre-line' }}>
          {paragraph}
        </p>
      ))}
    </div>
  )
}
