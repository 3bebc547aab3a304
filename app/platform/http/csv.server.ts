/**
 * A CSV file sent row by row. Cells that a spreadsheet would take for a formula get an apostrophe in front,
 * so that nobody's machine runs what a stranger typed.
 */
export function csvResponse(
  name: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly unknown[]>,
): Response {
  const encoder = new TextEncoder()
  const iterator = rows[Symbol.asyncIterator]()
  let begun = false
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) {
        begun = true
        controller.enqueue(encoder.encode(`\ufeff${csvLine(columns)}`))
        return
      }
      let text = ''
      for (let count = 0; count < 500; count += 1) {
        const next = await iterator.next()
        if (next.done) {
          if (text !== '') controller.enqueue(encoder.encode(text))
          controller.close()
          return
        }
        text += csvLine(next.value)
      }
      controller.enqueue(encoder.encode(text))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
    },
  })
}

export const csvLine = (cells: readonly unknown[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  let text = Array.isArray(value)
    ? value.join('; ')
    : value instanceof Date
      ? value.toISOString()
      : String(value)
  if (typeof value !== 'number' && /^[=+\-@\t\r\n]/.test(text) && !/^\+\d[\d ]*$/.test(text))
    text = `'${text}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
