import type { Reader } from './records.ts'

export const readCategory: Reader = (cells, side, ids) => {
  const code = cells.text('taxonomy_id', 'id')
  if (code === null) cells.fault('id_blank', cells.columnOf('taxonomy_id', 'id'))
  const name = cells.text('name', 'term')
  if (name === null) cells.error('name_blank', cells.columnOf('name'))
  const parent = cells.text('parent_id')
  const known = parent !== null && ids.has('category', parent)
  if (parent !== null && !known) {
    cells.keep('parent_id')
    const blank = cells.rules.strict && cells.text('parent_name') === null
    if (blank) cells.error('category_parent_blank', cells.columnOf('parent_name'), { value: parent })
    else cells.warn('category_unknown', cells.columnOf('parent_id'), { value: parent })
  }
  if (name === null) return null
  const taxonomy = cells.text('taxonomy', 'vocabulary')
  const description = cells.text('description', 'taxonomy_detail')
  if (code !== null) side.categoryNames.set(code, name)
  return {
    kind: 'category',
    externalId: code,
    keyParts: [taxonomy, name],
    fields: { name, code: cells.text('code') ?? code, description, taxonomy },
    refs: known ? { category: parent } : {},
  }
}
