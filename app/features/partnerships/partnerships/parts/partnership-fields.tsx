import { useProblem } from '#platform/http/problem.tsx'
import { languageName } from '#platform/words/format.ts'
import { languageNames, m } from '#platform/words/words.ts'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { Select } from '#ui/select/select.tsx'
import { NameAndPurpose } from './name-and-purpose.tsx'

type PartnershipFieldsProps = {
  partnership?: { name: string; purpose: string; language: string | null; communityIds: string[] }
  communities: { id: string; name: string }[]
}

/** What a partnership is called, what it is for and whom it serves; empty or as it stands. */
export function PartnershipFields({ partnership, communities }: PartnershipFieldsProps) {
  const { errorOf, typed, typedAll } = useProblem()
  const serves = typedAll('communityIds', partnership?.communityIds)
  const languages = [
    ...new Set([...Object.keys(languageNames), ...(partnership?.language ? [partnership.language] : [])]),
  ]
  return (
    <>
      <NameAndPurpose name={partnership?.name} purpose={partnership?.purpose} />
      {communities.length > 0 && (
        <FieldSet legend={m.partnership_communities()}>
          <input type="hidden" name="communityIds-shown" value="1" />
          <div className="grid" style={{ '--least': '14rem', '--gap': '0 var(--s4)' }}>
            {communities.map((community) => (
              <Checkbox
                key={community.id}
                id={`community-${community.id}`}
                name="communityIds"
                value={community.id}
                label={community.name}
                defaultChecked={serves.includes(community.id)}
              />
            ))}
          </div>
        </FieldSet>
      )}
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
