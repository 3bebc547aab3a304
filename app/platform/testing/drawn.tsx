import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'

interface Asked {
  /** From the first stroke on, with what is searched. */
  path: string
  params?: Record<string, string | undefined>
  door: object
}

/** What the loader of a page is asked with, by whoever stands at the door. */
export function asked({ path, params = {}, door }: Asked): never {
  const url = new URL(`http://localhost:3000${path}`)
  const at = { locale: 'en', requestId: 'test', answer: new Headers(), ...door }
  return { params, url, request: new Request(url), context: { get: () => at } } as never
}

/** A page as it is drawn for whoever asks; `answer` is what its form was answered before. */
export async function drawn(
  load: (args: never) => Promise<unknown>,
  Component: React.ComponentType,
  { answer, ...wanted }: Asked & { answer?: object },
): Promise<string> {
  const page = await load(asked(wanted))
  const Page = createRoutesStub([{ id: 'page', path: '*', Component }])
  return renderToStaticMarkup(
    <Page
      initialEntries={[wanted.path]}
      hydrationData={{ loaderData: { page }, ...(answer && { actionData: { page: answer } }) }}
    />,
  )
}
