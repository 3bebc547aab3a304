import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { type Ability, abilityWords, whoMay } from '../say.ts'

const abilities = Object.keys(partnershipPolicy) as Ability[]

/** Who may do what in a partnership: the table that every verb asks, in words. */
export function AbilityTable({ host }: { host: string }) {
  return (
    <DataTable
      caption={m.sight_abilities()}
      rows={abilities}
      rowKey={(ability) => ability}
      columns={[
        { key: 'what', label: m.sight_may(), cell: (ability) => abilityWords(ability) },
        {
          key: 'host',
          label: m.sight_side_host({ organization: host }),
          cell: (ability) => whoMay(partnershipPolicy[ability], 'host'),
        },
        {
          key: 'partners',
          label: m.sight_side_partners(),
          cell: (ability) => whoMay(partnershipPolicy[ability], 'partners'),
        },
      ]}
    />
  )
}
