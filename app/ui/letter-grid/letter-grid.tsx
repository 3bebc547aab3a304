import { useEffect, useRef, useState } from 'react'
import { stepTo } from './step.ts'

export type Letter = { value: string; letter: string; label: string }

type LetterGridProps = {
  caption: string
  corner: string
  columns: readonly { id: string; label: string }[]
  rows: readonly { id: string; head: React.ReactNode }[]
  letters: readonly Letter[]
  /** The words of a cell without a letter. */
  empty: string
  /** What a cell is called in its form, and aloud. */
  nameOf: (row: string, column: string) => string
  labelOf: (row: string, column: string) => string
  letterAt: (row: string, column: string) => string
  onSet: (row: string, column: string, value: string) => void
  onUndo: () => void
  /** Under a cell's letter, and beside it in its form. */
  noteOf: (row: string, column: string) => React.ReactNode
  describedBy?: string
}

/**
 * Things against sides, a letter in each cell: native lists, so that it works without scripts. With them, arrow keys
 * lead from cell to cell, letters set, Delete clears and Ctrl+Z takes back; Enter, space and Alt with an arrow open
 * the list as ever. On a phone each row is a list of its own.
 */
export function LetterGrid(props: LetterGridProps) {
  const { caption, corner, columns, rows, letters, empty, nameOf, labelOf, letterAt, onSet, onUndo } = props
  const table = useRef<HTMLTableElement>(null)
  // One stop for the Tab key, once arrows lead on from it.
  const [at, setAt] = useState<{ row: number; column: number } | null>(null)
  useEffect(() => setAt({ row: 0, column: 0 }), [])
  const press = (event: React.KeyboardEvent, row: number, column: number) => {
    const select = event.target
    if (!(select instanceof HTMLSelectElement) || event.altKey || isOpen(select)) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      onUndo()
      return
    }
    const [rowId, columnId] = [rows[row]?.id ?? '', columns[column]?.id ?? '']
    const rtl = getComputedStyle(select).direction === 'rtl'
    const next = stepTo(event.key, { row, column }, { rows: rows.length, columns: columns.length, rtl })
    const letter = letters.find((one) => one.letter.toLowerCase() === event.key.toLowerCase())
    if (next !== null) {
      setAt(next)
      table.current?.querySelector<HTMLSelectElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus()
    } else if (letter !== undefined) onSet(rowId, columnId, letter.value)
    else if (event.key === 'Delete' || event.key === 'Backspace') onSet(rowId, columnId, '')
    else return
    event.preventDefault()
  }
  return (
    <table className="letter-grid" ref={table} aria-describedby={props.describedBy}>
      <caption className="aloud">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, rowAt) => (
          <tr key={row.id}>
            <th scope="row">{row.head}</th>
            {columns.map((column, columnAt) => (
              <td key={column.id} data-label={column.label}>
                <select
                  name={nameOf(row.id, column.id)}
                  id={`field-${nameOf(row.id, column.id)}`}
                  aria-label={labelOf(row.id, column.id)}
                  data-cell={`${rowAt}-${columnAt}`}
                  tabIndex={at === null || (at.row === rowAt && at.column === columnAt) ? 0 : -1}
                  value={letterAt(row.id, column.id)}
                  onChange={(event) => onSet(row.id, column.id, event.target.value)}
                  onKeyDown={(event) => press(event, rowAt, columnAt)}
                  onFocus={() => setAt({ row: rowAt, column: columnAt })}
                >
                  <option value="">{empty}</option>
                  {letters.map((one) => (
                    <option key={one.value} value={one.value}>
                      {one.label}
                    </option>
                  ))}
                </select>
                {props.noteOf(row.id, column.id)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

// Browsers that don't know the question answer with an error.
function isOpen(select: HTMLSelectElement): boolean {
  try {
    return select.matches(':open')
  } catch {
    return false
  }
}
