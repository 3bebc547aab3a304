import { useEffect, useRef, useState } from 'react'
import type { Live, Typed } from '../drafts/draft.ts'
import { Keeper, type Keeping } from '../drafts/keeper.ts'
import { isJson } from './use-live.ts'

/** How soon what could not be sent is tried again, in milliseconds. */
const tryAgainAfter = 5000

/**
 * The keeper of what is typed while the page is open. `choose` opens it, from the ids of the drafts that this device
 * has kept from last time; the others are sent as they are. `told` hears what the server answers.
 */
export function useKeeper(
  meetingId: string,
  to: string,
  told: React.RefObject<(live: Live) => void>,
  choose: (open: (id: string) => Keeper, ids: readonly string[]) => Keeper | null,
): { keeping: Keeping; keeper: React.RefObject<Keeper | null> } {
  const [keeping, say] = useState<Keeping>('untouched')
  const keeper = useRef<Keeper | null>(null)
  const chooses = useRef(choose)
  useEffect(() => {
    const keepers = new Map<string, Keeper>()
    const open = (id: string, hears: (keeping: Keeping) => void = () => {}) => {
      const made = new Keeper({
        local: deviceOf(meetingId, id),
        send: (draft) => send(to, draft, told.current),
        say: hears,
      })
      keepers.set(id, made)
      return made
    }
    const ids = leftOn(meetingId)
    keeper.current = chooses.current((id) => open(id, say), ids)
    for (const id of ids.filter((one) => !keepers.has(one))) {
      const other = open(id)
      const left = other.left()
      if (left === null) other.forget()
      else other.typed(left)
    }
    const push = () => {
      for (const one of keepers.values()) void one.push()
    }
    push()
    const timer = setInterval(push, tryAgainAfter)
    window.addEventListener('online', push)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', push)
    }
  }, [meetingId, to, told])
  return { keeping, keeper }
}

const keyOf = (meetingId: string, id: string) => `minutes ${meetingId} ${id}`

const deviceOf = (meetingId: string, id: string) => ({
  read: () => localStorage.getItem(keyOf(meetingId, id)),
  write: (text: string) => localStorage.setItem(keyOf(meetingId, id), text),
  clear: () => localStorage.removeItem(keyOf(meetingId, id)),
})

/** The ids of the drafts of a meeting that this device has kept and the server has not. */
function leftOn(meetingId: string): string[] {
  const prefix = keyOf(meetingId, '')
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
    )
  } catch {
    return []
  }
}

/** Whether the server has it: somebody who is no longer signed in gets a page instead. */
async function send(to: string, { id, text, version }: Typed, tell: (live: Live) => void): Promise<boolean> {
  const body = new URLSearchParams({ draft: id, text, version: String(version) })
  const answer = await fetch(to, { method: 'POST', body })
  if (!answer.ok || !isJson(answer)) return false
  tell((await answer.json()) as Live)
  return true
}
