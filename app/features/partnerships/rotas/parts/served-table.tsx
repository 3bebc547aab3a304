import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import type { Place } from '../rota.ts'
import { placeWord } from '../say.ts'

/** How often each partner has served, by place. */
export function ServedTable({
  served,
  places,
}: {
  served: readonly { organizationId: string; name: string; counts: Record<Place, number> }[]
  places: readonly Place[]
}) {
  return (
    <DataTable
      caption={m.rota_served()}
      rows={served}
      rowKey={(one) => one.organizationId}
      columns={[
        { key: 'partner', label: m.rota_partner(), cell: (one) => one.name },
        ...places.map((place) => ({
          key: place,
          label: placeWord(place),
          numeric: true,
          cell: (one: (typeof served)[number]) => formatNumber(one.counts[place]),
        })),
      ]}
    />
  )
}
