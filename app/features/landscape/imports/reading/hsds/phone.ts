import { type Parent, parentColumns, readLinks } from './ids.ts'
import type { Reader } from './records.ts'
import { readNumber } from './rules.ts'

export const readPhone: Reader = (cells, side, ids) => {
  const parents: Parent[] = ['location', 'person', 'service', 'organization']
  const externalId = cells.text('id')
  const number = cells.text('number')
  const { e164, others, extension, type } = readNumber(cells, number)
  const { filled, ...links } = readLinks(cells, ids, parents)
  if (Object.keys(links).length === 0) {
    if (filled) cells.error('row_unattached', null)
    else cells.error('parent_missing', null, { columns: parentColumns(parents) })
  }
  const { person, phone: _, ...refs } = links
  return {
    kind: 'phone',
    externalId,
    keyParts: [links.organization, links.location, links.service, person, e164 ?? number].map(
      (part) => part ?? null,
    ),
    fields: {
      number,
      e164,
      others,
      extension,
      type,
      department: cells.text('department'),
      description: cells.text('description'),
      languages: [...new Set([...cells.languages('language'), ...side.languages.of('phone', externalId)])],
      attached: side.attachedTo('phone', externalId),
    },
    refs: { ...refs, ...(person === undefined ? {} : { person }) },
  }
}
