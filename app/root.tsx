import { Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router'
import { m } from '#platform/words/words.ts'

export function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <head>
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}
export default function App() {
  return <><h1>{m.today_title({ name: 'A' })}</h1><Outlet /></>
}
