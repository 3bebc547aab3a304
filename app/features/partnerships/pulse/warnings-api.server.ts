import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { id } from '#platform/http/fields.ts'
import { noticedWithin, type PlacedWarning, tellWarnings } from './warnings.server.ts'
import { cutTold } from './warnings-asked.server.ts'

const link = z.object({ text: z.string(), href: z.string() })
export const warningShape = z.object({
  /** Tells it apart from all others; a warning is worked out at reading, so it is gone once its reason is. */
  id: z.string(),
  kind: z.string(),
  partnershipId: z.uuid(),
  since: z.iso.date().nullable(),
  text: z.string(),
  /** Addresses within the workspace. */
  records: z.array(link),
  next: link,
})

const shapeOf = ({ partnershipName: _name, ...warning }: PlacedWarning): z.output<typeof warningShape> => ({
  ...warning,
  id: nameOf(warning.id),
})
/** An address holds no spaces. */
const nameOf = (warning: string) => warning.replaceAll(' ', '~')

const filters = z.object({ partnershipId: id().optional(), kind: z.string().max(80).optional() })

export const warningsApi: ApiResource = {
  name: 'warnings',
  summary:
    'What to look at before it grows, in partnerships that run: why, since when, the records behind it, and a next step.',
  shape: warningShape,
  filters,
  list: async (tx, { query, limit, cursor, filters: wanted }) => {
    const { partnershipId, kind } = wanted as z.output<typeof filters>
    const noticed = await noticedWithin(tx, {
      ...(partnershipId === undefined ? {} : { partnershipId }),
      ...(kind === undefined ? {} : { kind }),
    })
    const page = await cutTold(tx, noticed, cursor, limit, query.trim().toLowerCase(), ({ text }) =>
      text.toLowerCase(),
    )
    return { ...page, items: page.items.map(shapeOf) }
  },
  get: async (tx, one) => {
    const noticed = (await noticedWithin(tx)).filter(({ id }) => nameOf(id) === one)
    const [found] = await tellWarnings(tx, noticed)
    if (found === undefined) throw new NotFound()
    return shapeOf(found)
  },
}
