import { useRef } from 'react'
import { useRevalidator } from 'react-router'
import type { Live } from '../drafts/draft.ts'
import { useKeeper } from './use-keeper.ts'

/** What this device kept and the server has not is sent while another has the pen, and then stands on the page. */
export function SendLeft({ meetingId, here }: { meetingId: string; here: string }) {
  const { revalidate } = useRevalidator()
  const told = useRef<(live: Live) => void>(() => void revalidate())
  useKeeper(meetingId, `${here}/draft`, told, () => null)
  return null
}
