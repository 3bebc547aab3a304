import type { Cells } from '../cells.ts'
import type { Address, OrganizationFields, Schedule } from '../record.ts'
import { readAddress } from './address.ts'
import { type Ids, type Parent, parentColumns, readLinks } from './ids.ts'
import { readHolidaySchedule, readRegularSchedule, readSchedule } from './schedule.ts'

type Owner = [kind: Parent, id: string]
type Program = OrganizationFields['programs'][number]

/** Rows by the kind and id of what they belong to. */
export class ByParent<Item> {
  readonly #items = new Map<string, Item[]>()

  add(parent: Parent, id: string, item: Item) {
    const key = `${parent} ${id}`
    const items = this.#items.get(key)
    if (items) items.push(item)
    else this.#items.set(key, [item])
  }

  of(parent: Parent, id: string | null): Item[] {
    return id === null ? [] : (this.#items.get(`${parent} ${id}`) ?? [])
  }
}

/** Side tables of a set, ready to ride on what they belong to. Held in memory whole. */
export class Side {
  readonly addresses = new ByParent<Address>()
  readonly rejectedAddresses = new Map<string, { addresses: string; line: number }>()
  readonly schedules = new ByParent<Schedule>()
  readonly languages = new ByParent<string>()
  readonly attached = new ByParent<{ table: string; row: Record<string, string> }>()
  readonly categories = new ByParent<string>()
  readonly locations = new ByParent<string>()
  readonly programs = new ByParent<Program>()
  readonly programNames = new Map<string, string>()
  readonly categoryNames = new Map<string, string>()

  attachedTo(parent: Parent, id: string | null): Record<string, Record<string, string>[]> {
    const tables: Record<string, Record<string, string>[]> = {}
    for (const { table, row } of this.attached.of(parent, id)) tables[table] = [...(tables[table] ?? []), row]
    return tables
  }
}

const allParents: Parent[] = ['phone', 'person', 'service', 'location', 'organization']
const scheduleParents: Parent[] = ['service', 'location']

/** Reads one row of a side table. What is wrong with it is added to the cells' problems. */
export function readSideRow(table: string, cells: Cells, side: Side, ids: Ids) {
  if (table === 'service_at_location') return readPlace(cells, side, ids)
  if (table === 'programs') return readProgram(cells, side, ids)
  if (table === 'service_taxonomy') return readServiceCategory(cells, side, ids)
  if (table.endsWith('addresses')) return readAddressRow(table, cells, side, ids)
  if (table.endsWith('schedules')) return readScheduleRow(table, cells, side, ids)
  const owners = ownersOf(cells, ids, allParents)
  if (table === 'languages') {
    const languages = [...cells.languages('language'), ...languageOf(cells)]
    for (const owner of owners) for (const language of languages) side.languages.add(...owner, language)
    return keepRest(table, cells, side, owners)
  }
  const term = table === 'attributes' ? cells.text('taxonomy_term_id') : null
  const category = term === null ? undefined : side.categoryNames.get(term)
  for (const owner of category ? owners : []) side.categories.add(...owner, category ?? '')
  cells.keep('taxonomy_term_id')
  const row = cells.extra()
  for (const owner of owners) side.attached.add(...owner, { table, row })
}

/** Columns of a side row that found no field stay on what the row belongs to. */
function keepRest(table: string, cells: Cells, side: Side, owners: Owner[]) {
  const row = cells.extra()
  const said = Object.keys(row).filter((column) => column.toLowerCase() !== 'id')
  if (said.length > 0) for (const owner of owners) side.attached.add(...owner, { table, row })
}

/** Everything that a side row names as what it belongs to; none leaves the row out. */
function ownersOf(cells: Cells, ids: Ids, parents: Parent[]): Owner[] {
  const links = readLinks(cells, ids, parents)
  const entity = linkEntity(cells.text('link_entity', 'resource_type'))
  const linked = cells.text('link_id', 'resource_id')
  const owners = parents.flatMap((parent): Owner[] => (links[parent] ? [[parent, links[parent]]] : []))
  if (entity && linked && ids.has(entity, linked)) owners.push([entity, linked])
  if (owners.length > 0) return owners
  if (links.filled || linked !== null) cells.error('row_unattached', null)
  else cells.error('parent_missing', null, { columns: parentColumns(parents) })
  return []
}

function linkEntity(value: string | null): Parent | null {
  return (['organization', 'location', 'service'] as const).find((kind) => kind === value) ?? null
}

function languageOf(cells: Cells): string[] {
  const code = cells.languages('code')
  return code.length > 0 ? code : cells.languages('name')
}

function readPlace(cells: Cells, side: Side, ids: Ids) {
  const id = cells.text('id')
  const links = readLinks(cells, ids, ['service', 'location'])
  if (id !== null) ids.places.set(id, { service: links.service ?? null, location: links.location ?? null })
  if (!links.service) return
  if (links.location) side.locations.add('service', links.service, links.location)
  keepRest('service_at_location', cells, side, [['service', links.service]])
}

function readProgram(cells: Cells, side: Side, ids: Ids) {
  const externalId = cells.text('id')
  const name = cells.needed('name_blank', 'name')
  const value = cells.text('organization_id')
  if (value === null) cells.fault('organization_unknown', cells.columnOf('organization_id'), { value: '' })
  const organization = ids.reference(cells, 'organization')
  if (cells.rejected || name === null) return
  if (externalId !== null) side.programNames.set(externalId, name)
  const program = { externalId, name, alternateName: cells.text('alternate_name') }
  if (organization === null) return
  side.programs.add('organization', organization, program)
  keepRest('programs', cells, side, [['organization', organization]])
}

function readServiceCategory(cells: Cells, side: Side, ids: Ids) {
  const service = ids.reference(cells, 'service')
  const id = cells.text('taxonomy_id', 'taxonomy_term_id')
  const name = (id === null ? undefined : side.categoryNames.get(id)) ?? cells.text('taxonomy_detail')
  if (service !== null && name) side.categories.add('service', service, name)
  else if (service !== null)
    cells.warn('category_unknown', cells.columnOf('taxonomy_id', 'taxonomy_term_id'), { value: id ?? '' })
}

function readAddressRow(table: string, cells: Cells, side: Side, ids: Ids) {
  const location = cells.text('location_id')
  // In Ohana's own importer a street address that no location asks for is passed over, a mail address is not.
  if (cells.rules.strict && table === 'addresses' && location !== null && !ids.has('location', location)) {
    cells.warn('location_unknown', cells.columnOf('location_id'), { value: location })
    return
  }
  const address = readAddress(
    cells,
    table === 'postal_addresses' || table === 'mail_addresses' ? 'postal' : 'physical',
  )
  const owners = ownersOf(cells, ids, ['location', 'organization'])
  if (!cells.rejected) {
    for (const owner of owners) side.addresses.add(...owner, address)
    keepRest(table, cells, side, owners)
  } else if (location !== null && table !== 'mail_addresses') {
    side.rejectedAddresses.set(location, { addresses: cells.at.file, line: cells.at.row })
  }
}

function readScheduleRow(table: string, cells: Cells, side: Side, ids: Ids) {
  const read =
    { regular_schedules: readRegularSchedule, holiday_schedules: readHolidaySchedule }[table] ?? readSchedule
  const schedule = read(cells)
  const owners = ownersOf(cells, ids, scheduleParents)
  if (cells.rejected) return
  cells.text('id')
  const rule = cells.extra()
  for (const owner of owners) side.schedules.add(...owner, { ...schedule, rule })
}
