import type { LoaderFunctionArgs } from 'react-router'
import { csvResponse } from '#platform/http/csv.server.ts'
import { contextOfPage, load } from '#platform/http/page.server.ts'
import { standingFor } from '../../standing.server.ts'
import { personCsv } from '../csv.server.ts'
import { readWanted } from '../wanted.server.ts'

/** The list as it is filtered, all of it, as a file; read in batches while it is sent. */
export const loader = async (args: LoaderFunctionArgs) => {
  const wanted = await load(async (_tx, { url }) => readWanted(url))(args)
  const { ctx } = contextOfPage(args)
  const { columns, rows } = personCsv(ctx, wanted, standingFor(ctx))
  return csvResponse('people.csv', columns, rows)
}
