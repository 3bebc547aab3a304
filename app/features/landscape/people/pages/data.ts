import { load } from '#platform/http/page.server.ts'
import { personData } from '../own-data.server.ts'

/** All that is kept of a person, as a file to hand to them. */
export const loader = load(async (tx, { params }) => {
  const data = await personData(tx, params.person ?? '')
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="person-${params.person}.json"`,
      'Cache-Control': 'no-store',
    },
  })
})
