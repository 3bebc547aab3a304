/** A part of a page under a heading. `aside` stands at the end of the heading's line, usually one link. */
export function Section({
  title,
  aside,
  lede,
  id,
  level = 2,
  children,
}: {
  title: React.ReactNode
  aside?: React.ReactNode
  lede?: React.ReactNode
  id?: string
  level?: 2 | 3
  children?: React.ReactNode
}) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="section" id={id}>
      <div className="section-top">
        <Heading>{title}</Heading>
        {aside}
      </div>
      {lede && <p className="section-lede">{lede}</p>}
      {children}
    </section>
  )
}
