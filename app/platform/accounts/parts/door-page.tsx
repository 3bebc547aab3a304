import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { LanguagePicker } from '#ui/language-picker/language-picker.tsx'
import { Logo } from '#ui/mark/mark.tsx'
import { withParams } from '../../http/listing.ts'
import { getLocale, languageNames, locales, m } from '../../words/words.ts'

/** A page outside of any workspace: the mark, one thing to do, and the other languages to read it in. */
export const DoorPage = ({ title, children }: { title: string; children: ReactNode }) => (
  <Door name="Commonweave">
    <h1>{title}</h1>
    {children}
  </Door>
)

/** What stands around a page that is reached without the frame: whose it is, and the languages to read it in. */
export function Door({ name, wide, children }: { name: string; wide?: true; children: ReactNode }) {
  const place = useLocation()
  return (
    <main className={wide ? 'door wide' : 'door'} id="main">
      <Logo name={name} />
      {children}
      <LanguagePicker
        label={m.door_languages()}
        current={getLocale()}
        languages={locales.map((code) => ({
          code,
          label: languageNames[code],
          to: withParams(place.pathname + place.search, { lang: code }),
        }))}
      />
    </main>
  )
}
