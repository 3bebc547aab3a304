import { roleName } from '#platform/accounts/role-name.ts'
import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import type { Reader } from '../sight.ts'

/** Everybody who comes in and reads here. */
export function ReaderTable({ readers, today }: { readers: readonly Reader[]; today: Day }) {
  return (
    <DataTable
      caption={m.sight_readers()}
      rows={readers}
      rowKey={(reader) => reader.personId}
      columns={[
        { key: 'name', label: m.sight_person(), cell: (reader) => reader.name },
        { key: 'organization', label: m.sight_organization(), cell: (reader) => reader.organization },
        {
          key: 'role',
          label: m.sight_role(),
          cell: (reader) =>
            reader.stands ? m.sight_role_stands({ role: roleName(reader.role) }) : roleName(reader.role),
        },
        {
          key: 'reads',
          label: m.sight_person_reads(),
          cell: (reader) =>
            reader.readsUntil === null
              ? m.sight_reads_all({ organization: reader.organization })
              : m.sight_reads_until({
                  organization: reader.organization,
                  day: formatDay(reader.readsUntil, today),
                }),
        },
        {
          key: 'since',
          label: m.sight_since(),
          day: true,
          cell: (reader) => formatDay(reader.sinceOn, today),
        },
      ]}
    />
  )
}
