/** Facts about one thing, name and value. Leave out what is not known, or say so in words. */
export function KeyValues({
  items,
}: {
  items: { term: React.ReactNode; value: React.ReactNode; key?: string }[]
}) {
  return (
    <dl className="key-values">
      {items.map((item) => (
        <div key={item.key ?? String(item.term)}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
