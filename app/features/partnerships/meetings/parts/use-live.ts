import { useEffect, useState } from 'react'
import type { Live } from '../drafts/draft.ts'

/** How often a page looks how a draft stands, and whether one was begun, in milliseconds. */
const lookEvery = { draft: 4000, none: 12_000 }

/**
 * The draft of minutes as it stands: as the page was read, then looked up again while somebody looks at the page. Where
 * the server can't be reached the last answer stays, and is said to be old.
 */
export function useLive(read: Live, to: string): { live: Live; lost: boolean; tell: (live: Live) => void } {
  const [found, setFound] = useState({ read, live: read, lost: false })
  // A page that was read anew knows more than what was looked up before it.
  const { live, lost } = found.read === read ? found : { live: read, lost: false }
  const every = live.draft === null ? lookEvery.none : lookEvery.draft
  useEffect(() => {
    let gone = false
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const answer = await ask(to)
      if (gone) return
      setFound((now) =>
        answer === null
          ? { read, live: now.read === read ? now.live : read, lost: true }
          : { read, live: answer, lost: false },
      )
    }
    const timer = setInterval(() => void look(), every)
    const again = () => void look()
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      gone = true
      clearInterval(timer)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [to, every, read])
  return { live, lost, tell: (told) => setFound({ read, live: told, lost: false }) }
}

/** Null where nothing came, or somebody who is no longer signed in got a page instead. */
async function ask(to: string): Promise<Live | null> {
  try {
    const answer = await fetch(to, { cache: 'no-store' })
    return answer.ok && isJson(answer) ? ((await answer.json()) as Live) : null
  } catch {
    return null
  }
}

export const isJson = (answer: Response): boolean =>
  (answer.headers.get('content-type') ?? '').startsWith('application/json')
