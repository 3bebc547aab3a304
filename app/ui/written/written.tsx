/** A text as somebody wrote it, with its lines, in the direction of its own letters. `inline` where it stands among others. */
export function Written({
  children,
  lang,
  inline,
}: {
  children: string
  lang?: string | null
  inline?: boolean
}) {
  if (inline)
    return (
      <span lang={lang ?? undefined} dir="auto">
        {children}
      </span>
    )
  return (
    <p className="prose" style={{ whiteSpace: 'pre-line' }} lang={lang ?? undefined} dir="auto">
      {children}
    </p>
  )
}
