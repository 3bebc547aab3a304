import { Link } from 'react-router'

/** The languages a page can be read in, each in its own words; works as links. */
export function LanguagePicker({
  label,
  current,
  languages,
}: {
  label: string
  current: string
  languages: { code: string; label: string; to: string }[]
}) {
  return (
    <nav className="languages" aria-label={label}>
      <ul className="cluster">
        {languages.map((language) => (
          <li key={language.code}>
            <Link
              to={language.to}
              lang={language.code}
              hrefLang={language.code}
              aria-current={language.code === current ? 'true' : undefined}
              reloadDocument
            >
              {language.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
