/** Further telephone numbers, with what is said of each. */
export function Phones({
  phones,
}: {
  phones: readonly {
    id: string
    number: string
    text: string
    extension: string
    kind: string
    description: string
  }[]
}) {
  return (
    <ul>
      {phones.map((phone) => (
        <li key={phone.id}>
          <a href={`tel:${phone.number}`}>{phone.text}</a>{' '}
          <span className="soft">
            {[phone.extension, phone.kind, phone.description].filter((part) => part !== '').join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
