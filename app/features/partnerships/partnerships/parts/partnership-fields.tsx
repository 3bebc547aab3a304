import { useProblem } from '#platform/http/problem.tsx'
import { languageName } from '#platform/words/format.ts'
import { languageNames, m } from '#platform/words/words.ts'
import { Select } from '#ui/select/select.tsx'
import { CommunitiesServed } from './communities-served.tsx'
import { NameAndPurpose } from './name-and-purpose.tsx'

type PartnershipFieldsProps = {
  partnership?: { name: string; purpose: string; language: string | null; communityIds: string[] }
  communities: { id: string; name: string }[]
}

/** What a partnership is called, what it is for and whom it serves; empty or as it stands. */
export function PartnershipFields({ partnership, communities }: PartnershipFieldsProps) {
  const { errorOf, typed } = useProblem()
  const languages = [
    ...new Set([...Object.keys(languageNames), ...(partnership?.language ? [partnership.language] : [])]),
  ]
  return (
    <>
      <NameAndPurpose name={partnership?.name} purpose={partnership?.purpose} />
      <CommunitiesServed communities={communities} ids={partnership?.communityIds} />
      <Select
        name="language"
        label={m.partnership_language()}
        mark={m.optional()}
        empty={m.partnership_language_any()}
        options={languages.map((code) => ({ value: code, label: languageName(code) }))}
        defaultValue={typed('language', partnership?.language)}
        error={errorOf('language')}
      />
    </>
  )
}
