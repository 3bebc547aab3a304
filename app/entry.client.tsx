import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { isLocale, overwriteGetLocale } from '#platform/words/words.ts'

// The language of the page is the one it was rendered in.
overwriteGetLocale(() => (isLocale(document.documentElement.lang) ? document.documentElement.lang : 'en'))

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  )
})
