/** Someone's own words, set large; `by` says who, or how it was said. */
export function Quote({
  children,
  by,
  lang,
}: {
  children: React.ReactNode
  by?: React.ReactNode
  lang?: string
}) {
  return (
    <figure className="quote">
      <blockquote lang={lang}>{children}</blockquote>
      {by && <figcaption>{by}</figcaption>}
    </figure>
  )
}
