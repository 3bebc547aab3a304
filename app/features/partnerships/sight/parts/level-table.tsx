import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import type { Partner } from '../../partnerships/partnership.ts'
import { type Reader, readsOwn } from '../sight.ts'

interface Level {
  key: string
  name: string
  holds: string
  who: string
}

/** Which kinds of texts are read by whom, from what all partners share to what stays with a few. */
export function LevelTable({
  readers,
  present,
}: {
  readers: readonly Reader[]
  present: readonly Pick<Partner, 'organizationId' | 'name'>[]
}) {
  const levels: Level[] = [
    {
      key: 'shared',
      name: m.sight_level_shared(),
      holds: m.sight_level_shared_holds(),
      who: m.sight_level_shared_who({
        count: readers.length,
        organizations: formatList([...new Set(readers.map((reader) => reader.organization))]),
      }),
    },
    ...present.map(({ organizationId, name }) => {
      const people = readers.filter((reader) => readsOwn(reader, organizationId))
      return {
        key: organizationId,
        name: m.sight_level_own({ organization: name }),
        holds: m.sight_level_own_holds(),
        who:
          people.length === 0
            ? m.sight_level_own_nobody({ organization: name })
            : formatList(people.map((reader) => reader.name)),
      }
    }),
    {
      key: 'concerns',
      name: m.sight_level_concerns(),
      holds: m.sight_level_concerns_holds(),
      who: m.sight_level_concerns_who(),
    },
    {
      key: 'pulse',
      name: m.sight_level_pulse(),
      holds: m.sight_level_pulse_holds(),
      who: m.sight_level_pulse_who(),
    },
    {
      key: 'contact',
      name: m.sight_level_contact(),
      holds: m.sight_level_contact_holds(),
      who: m.sight_level_contact_who(),
    },
  ]
  return (
    <DataTable
      caption={m.sight_title()}
      rows={levels}
      rowKey={(level) => level.key}
      columns={[
        { key: 'name', label: m.sight_what(), cell: (level) => level.name },
        { key: 'holds', label: m.sight_holds(), cell: (level) => level.holds },
        { key: 'who', label: m.sight_reads(), cell: (level) => level.who },
      ]}
    />
  )
}
