// One person at the door, with a cookie of their own and no browser.
import type { Running } from './server.ts'

/** An answer, read to its end: one that nobody reads would keep its connection. */
export interface Answer {
  status: number
  headers: Headers
  text: string
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Sends a form as a page of ours would. */
  post(
    path: string,
    fields?: Iterable<readonly [string, string]>,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** Sends a form with a file in it. */
  upload(path: string, form: FormData): Promise<Answer>
  text(path: string): Promise<string>
}

/** Somebody who holds these cookies; nobody in particular without. */
export function client({ origin }: Pick<Running, 'origin'>, cookie = ''): Client {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(origin + path, {
      redirect: 'manual',
      ...init,
      headers: { cookie, 'accept-language': 'en', ...init.headers },
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields = [], headers = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams([...fields].map(([name, value]) => [name, value])),
        headers: { origin, ...headers },
      }),
    upload: (path, form) => ask(path, { method: 'POST', body: form, headers: { origin } }),
    text: async (path) => {
      const response = await ask(path, {})
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
      return response.text
    },
  }
}

/** The cookies an answer sets, as a browser sends them back. */
export const cookiesOf = (response: Answer): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** Comes in as a member of the demo's cast, by the name on the sign-in page. */
export async function cookieOf(server: Pick<Running, 'origin'>, name: string): Promise<string> {
  const nobody = client(server)
  const page = await nobody.text('/sign-in')
  const user = new RegExp(`value="([0-9a-f-]{36})"/?><button[^>]*aria-label="Come in as ${name}"`).exec(
    page,
  )?.[1]
  if (user === undefined) throw new Error(`${name} is not of the cast`)
  const response = await nobody.post('/sign-in/demo', [['user', user]])
  if (response.status !== 303) throw new Error(`${name} was not let in: ${response.status}`)
  return cookiesOf(response)
}
