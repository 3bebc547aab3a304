import type { LoaderFunctionArgs } from 'react-router'
import { csvResponse } from '#platform/http/csv.server.ts'
import { contextOfPage, load } from '#platform/http/page.server.ts'
import { touchpointCells, touchpointColumns } from '../export.server.ts'
import { readFilters } from '../inputs.ts'

/** The list as it is filtered, all of it, as a file; read in batches while it is sent. */
export const loader = async (args: LoaderFunctionArgs) => {
  const wanted = await load(async (_tx, { url }) => ({
    filters: readFilters(url),
    query: url.searchParams.get('query') ?? '',
  }))(args)
  const { ctx } = contextOfPage(args)
  return csvResponse('touchpoints.csv', touchpointColumns, touchpointCells(ctx, wanted.filters, wanted.query))
}
