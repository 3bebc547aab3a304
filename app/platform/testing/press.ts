import type { FormProblem } from '#platform/http/page.server.ts'

/** What a page answers to its form: a status, what was wrong and what was typed; or where it leads. */
export async function press(
  action: (args: never) => Promise<unknown>,
  {
    params,
    fields,
    door,
    search = '',
    headers = {},
  }: {
    params: Record<string, string>
    fields: Record<string, string | readonly string[]>
    door: Record<string, unknown>
    /** What the address has, with its question mark. */
    search?: string
    /** What the browser says besides. */
    headers?: Record<string, string>
  },
): Promise<Partial<FormProblem> & { status: number; to?: string | null }> {
  const body = new FormData()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value)
  const url = new URL(`http://localhost:3000/form${search}`)
  const args = {
    params,
    url,
    request: new Request(url, { method: 'POST', body, headers }),
    context: { get: () => ({ locale: 'en', requestId: 'test', answer: new Headers(), ...door }) },
  }
  try {
    const { data, init } = (await action(args as never)) as { data: FormProblem; init: { status: number } }
    return { ...data, status: init.status }
  } catch (answer) {
    if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('location') }
    throw answer
  }
}
