import { Link, useNavigate } from 'react-router'
import { followRowLinks } from './follow-row-links.ts'
import { stepThroughRows } from './step-through-rows.ts'

export type Column<T> = {
  key: string
  label: React.ReactNode
  cell: (row: T) => React.ReactNode
  /** Where pressing the header leads, and how the list is sorted by this column now. */
  sort?: { to: string; direction?: 'ascending' | 'descending' }
  numeric?: boolean
  /** A day, which stays on one line. */
  day?: boolean
  /** The label for the phone's cards, where `label` is not plain words. */
  short?: string
  /** Left out on a phone. */
  wideOnly?: boolean
}

type DataTableProps<T> = {
  caption: React.ReactNode
  captionShown?: boolean
  /** The first column names the row, and links to `rowTo`. */
  columns: Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  rowTo?: (row: T) => string
}

/** Many alike things. Headers sort by link; j and k step through the rows; on a phone each row is a card. */
export function DataTable<T>({ caption, captionShown, columns, rows, rowKey, rowTo }: DataTableProps<T>) {
  const navigate = useNavigate()
  return (
    <table className="data-table">
      <caption className={captionShown ? undefined : 'aloud'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" aria-sort={column.sort?.direction} className={tone(column)}>
              {column.sort ? (
                <Link to={column.sort.to} preventScrollReset>
                  {column.label}
                </Link>
              ) : (
                column.label
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={stepThroughRows} onClick={followRowLinks(navigate)}>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row">
                  {rowTo ? (
                    <a data-row href={rowTo(row)}>
                      {column.cell(row)}
                    </a>
                  ) : (
                    column.cell(row)
                  )}
                </th>
              ) : (
                <td
                  key={column.key}
                  className={tone(column)}
                  data-label={column.short ?? (typeof column.label === 'string' ? column.label : undefined)}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const tone = (column: { numeric?: boolean; day?: boolean; wideOnly?: boolean }) =>
  [column.numeric && 'numeric', column.day && 'day', column.wideOnly && 'wide-only']
    .filter(Boolean)
    .join(' ') || undefined
