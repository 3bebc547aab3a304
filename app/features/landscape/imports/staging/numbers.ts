import type { RecordOf } from '../reading/record.ts'

/** Whether a telephone number can stand on the record itself, where there is room for the number alone. */
export const standsAlone = ({ fields }: RecordOf<'phone'>): boolean =>
  fields.e164 !== null && fields.extension === null && !/fax|tty|tdd/i.test(fields.type ?? '')

/** Whether such a number says nothing more than itself, so that it needs no row of its own. */
export const isBareNumber = (record: RecordOf<'phone'>): boolean =>
  standsAlone(record) &&
  record.fields.others.length === 0 &&
  record.fields.description === null &&
  record.fields.department === null &&
  Object.keys(record.extra).length === 0 &&
  Object.keys(record.fields.attached).length === 0
