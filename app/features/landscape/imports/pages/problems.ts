import type { LoaderFunctionArgs } from 'react-router'
import { read } from '#platform/context/transaction.server.ts'
import { csvResponse } from '#platform/http/csv.server.ts'
import { contextOfPage, load } from '#platform/http/page.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { m } from '#platform/words/words.ts'
import { problemsAfter, readImport } from '../reads.server.ts'
import { problemSentence } from '../say.server.ts'

const rowsAtOnce = 1000

/** All that is to know about an import's rows, as a table to mend the source by. */
export const loader = async (args: LoaderFunctionArgs) => {
  const { source } = await load((tx, { params }) => readImport(tx, params.import ?? ''))(args)
  const { ctx, page } = contextOfPage(args)
  const columns = [
    m.import_problem_file(),
    m.import_problem_line(),
    m.import_problem_column(),
    m.import_problem(),
  ]
  return csvResponse(`${source} problems.csv`, columns, rows())

  async function* rows() {
    let after: string | null = null
    for (;;) {
      const found: Awaited<ReturnType<typeof problemsAfter>> = await read(ctx, (tx) =>
        problemsAfter(tx, page.params.import ?? '', after, rowsAtOnce),
      )
      // Sent after the page is done: the reader's language has to be said again.
      for (const one of found)
        yield [one.file, one.line, one.columnName, speak(ctx.locale, () => problemSentence(one))]
      if (found.length < rowsAtOnce) return
      after = found.at(-1)?.id ?? null
    }
  }
}
