import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import type { Turnout } from '../pulse.ts'

/** How many of each partner have answered; never who. */
export function TurnoutTable({ turnout }: { turnout: readonly Turnout[] }) {
  return (
    <DataTable
      caption={m.pulse_who()}
      rows={turnout}
      rowKey={(one) => one.organizationId}
      columns={[
        { key: 'name', label: m.pulse_partner(), cell: (one) => one.name },
        {
          key: 'answered',
          label: m.pulse_who(),
          numeric: true,
          cell: ({ answered, invited }) => m.pulse_who_of({ answered, invited }),
        },
      ]}
    />
  )
}
