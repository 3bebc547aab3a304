import {
  isRouteErrorResponse,
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import '#ui/app.css'
import { gotNoAnswer, keepForms } from '#platform/http/no-connection.tsx'
import type { FailureData } from '#platform/http/page.server.ts'
import { doorRequest } from '#platform/http/request.server.ts'
import { directionOf, m } from '#platform/words/words.ts'
import { fontLinks } from '#ui/fonts.ts'
import { FailurePage } from './shell/failure-page.tsx'

export const links = () => [...fontLinks, { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { locale, nonce, requestId } = context.get(doorRequest)
  return { locale, nonce, requestId }
}

export const clientMiddleware = [keepForms]

/** The nonce and the language belong to the document; nothing a visit does changes them. */
export const shouldRevalidate = () => false

export function Layout({ children }: { children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  // A page that needs no script says so in its handle, and is sent none.
  const scripts = useMatches().every(
    (match) => (match.handle as { scripts?: boolean } | undefined)?.scripts !== false,
  )
  const locale = data?.locale ?? 'en'
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {scripts && <ScrollRestoration nonce={data?.nonce} />}
        {scripts && <Scripts nonce={data?.nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const data = useRouteLoaderData<typeof loader>('root')
  const known = isRouteErrorResponse(error)
  const failure = known ? (error.data as Partial<FailureData> | null) : null
  return (
    <>
      <title>{m.failure_title()}</title>
      <FailurePage
        status={known ? error.status : gotNoAnswer(error) ? 'no answer' : 500}
        whoCan={failure?.whoCan ?? []}
        requestId={failure?.requestId ?? data?.requestId ?? ''}
      />
    </>
  )
}
