/** Someone's own words, set large, or `small` where many stand beside something; `by` says who, or how it was said. */
export function Quote({
  children,
  by,
  lang,
  small,
}: {
  children: React.ReactNode
  by?: React.ReactNode
  lang?: string
  small?: boolean
}) {
  return (
    <figure className={small ? 'quote beside' : 'quote'}>
      <blockquote lang={lang} dir="auto">
        {children}
      </blockquote>
      {by && <figcaption>{by}</figcaption>}
    </figure>
  )
}
