import { createContext } from 'react-router'
import type { Ctx, System, Workspace } from '../context/context.server.ts'
import type { Locale } from '../words/words.ts'
import type { Flash } from './flash.server.ts'

/** What the door found out about a request before any page sees it. */
export interface DoorRequest {
  system: System
  requestId: string
  nonce: string
  /** The network address the request came from, as far as it can be trusted. */
  address: string
  locale: Locale
  user: { id: string; email: string; name: string; signedInAt: Date } | null
  /** The workspace in the URL, if there is one by that slug. */
  workspace: Workspace | null
  /** Set when the user may come into that workspace. */
  ctx: Ctx | null
  flash: Flash | null
  /** Set by the frame that says it, so that the next page doesn't. */
  flashSaid: boolean
  /** The page's own cookies and headers, added to whatever is answered. */
  answer: Headers
}

export const doorRequest = createContext<DoorRequest>()

/** The page of this workspace a form was sent from, for acts that many pages share; Today where nothing says so. */
export function pageBefore(request: Request, base: string): string {
  const referer = request.headers.get('referer') ?? ''
  const path = URL.canParse(referer) ? new URL(referer).pathname : ''
  return path.startsWith(`${base}/`) && !path.endsWith('/undo') ? path : `${base}/today`
}
