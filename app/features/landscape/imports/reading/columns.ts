/** Which columns of a table hold a field; a field of HSDS is named as its column. */
export type Columns = Map<string, string[]>

/** Columns of an HSDS table, whose headings are the fields. */
export function columnsByHeading(headings: string[]): Columns {
  const columns: Columns = new Map()
  for (const heading of headings) {
    const field = heading.trim().toLowerCase().replace(/\s+/g, '_')
    columns.set(field, [...(columns.get(field) ?? []), heading])
  }
  return columns
}
