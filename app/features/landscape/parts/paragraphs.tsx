/** A text as it was written, a paragraph a line. */
export function Paragraphs({ text, language }: { text: string; language?: string | null | undefined }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (
    <div className="prose" lang={language ?? undefined}>
      {[...lines.entries()].map(([position, line]) => (
        <p key={position}>{line}</p>
      ))}
    </div>
  )
}
