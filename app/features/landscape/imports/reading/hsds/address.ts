import type { Cells } from '../cells.ts'
import type { Address } from '../record.ts'
import { isUsPostalCode, isUsState, readCountry, readRegion } from '../values/place.ts'

/** An address of a row. Under strict rules street, city, postal code and country are needed and are checked. */
export function readAddress(cells: Cells, purpose: Address['purpose']): Address {
  const { strict } = cells.rules
  const needed = (
    code: 'street_blank' | 'city_blank' | 'postal_code_blank' | 'country_blank',
    field: string,
  ) => (strict ? cells.needed(code, field) : cells.text(field))
  const attention = cells.text('attention')
  const line1 = needed('street_blank', 'address_1')
  const line2 =
    [cells.text('address_2'), cells.text('address_3'), cells.text('address_4')].filter(Boolean).join(', ') ||
    null
  const city = needed('city_blank', 'city')
  const state = cells.text('state_province')
  const postalCode = needed('postal_code_blank', 'postal_code')
  const country = readCountryCell(cells, needed('country_blank', 'country'))
  if (strict) checkPlace(cells, country, state, postalCode)
  const type = cells.text('address_type')
  return {
    purpose: type === 'postal' || type === 'physical' ? type : purpose,
    attention,
    line1,
    line2,
    city,
    region: state === null ? cells.text('region') : readRegion(state),
    postalCode,
    country,
  }
}

function readCountryCell(cells: Cells, value: string | null): string | null {
  if (value === null) return null
  const code = cells.rules.strict && value.length !== 2 ? null : readCountry(value)
  if (code !== null) return code
  cells.keep('country')
  cells.fault('country_invalid', cells.columnOf('country'), { value })
  return null
}

function checkPlace(cells: Cells, country: string | null, state: string | null, postalCode: string | null) {
  if (country === 'US' || country === 'CA') {
    const column = cells.columnOf('state_province')
    if (state === null) cells.error('state_blank', column)
    else if (country === 'US' ? !isUsState(state) : !/^[A-Z]{2}$/.test(state))
      cells.error('state_invalid', column, { value: state })
  }
  if (country === 'US' && postalCode !== null && !isUsPostalCode(postalCode)) {
    cells.error('postal_code_invalid', cells.columnOf('postal_code'), { value: postalCode })
  }
}
