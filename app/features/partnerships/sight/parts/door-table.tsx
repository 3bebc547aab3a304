import type { Day } from '#platform/context/days.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { doorName, doorOpens, doorUntil } from '../say.ts'
import type { OpenDoor } from '../sight.ts'

/** Keys, calendars and links that open something now. */
export function DoorTable({ doors, today }: { doors: readonly OpenDoor[]; today: Day }) {
  return (
    <DataTable
      caption={m.sight_doors()}
      rows={doors}
      rowKey={(door) => `${door.kind} ${door.organizationId}`}
      columns={[
        { key: 'kind', label: m.sight_door(), cell: (door) => doorName(door.kind) },
        { key: 'whose', label: m.sight_organization(), cell: (door) => door.organization },
        { key: 'count', label: m.sight_how_many(), numeric: true, cell: (door) => String(door.count) },
        { key: 'opens', label: m.sight_opens(), cell: (door) => doorOpens(door.kind) },
        { key: 'until', label: m.sight_until(), day: true, cell: (door) => doorUntil(door, today) },
      ]}
    />
  )
}
