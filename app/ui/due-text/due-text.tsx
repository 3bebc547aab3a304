export type DueTone = 'plain' | 'soon' | 'late' | 'kept'

/** When something is due, or was: the words are ready ("9 days late", "kept 4 Nov"); the tone only colours them. */
export function DueText({
  tone = 'plain',
  on,
  children,
}: {
  tone?: DueTone
  on?: string
  children: React.ReactNode
}) {
  return (
    <time className={`due ${tone}`} dateTime={on}>
      {children}
    </time>
  )
}
