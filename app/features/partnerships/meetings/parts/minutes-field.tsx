import { useEffect, useRef, useState } from 'react'
import { m } from '#platform/words/words.ts'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { type Draft, Keeper, type Keeping } from '../drafts/keeper.ts'

type MinutesFieldProps = {
  meetingId: string
  /** Where drafts are sent. */
  to: string
  version: number
  defaultValue: string
  error: string | undefined
}

/** How long after the last key what was typed is sent, and how soon it is tried again, in milliseconds. */
const sendAfter = 1500
const tryAgainAfter = 5000

/** The text of minutes. With scripts every word is kept as it is typed, also without a connection; without them it is a plain field. */
export function MinutesField({ meetingId, to, version, defaultValue, error }: MinutesFieldProps) {
  const [keeping, say] = useState<Keeping>('untouched')
  const field = useRef<HTMLDivElement>(null)
  const keeper = useRef<Keeper | null>(null)
  const from = useRef(version)
  useEffect(() => {
    const key = `minutes ${meetingId}`
    const place = new Keeper({
      local: {
        read: () => localStorage.getItem(key),
        write: (text) => localStorage.setItem(key, text),
        clear: () => localStorage.removeItem(key),
      },
      send: (draft) => send(to, draft),
      say,
    })
    keeper.current = place
    const area = field.current?.querySelector('textarea')
    const left = place.left()
    if (left !== null && area && left.text !== area.value) {
      // Written here while there was no connection: it goes on from the minutes it was begun from.
      area.value = left.text
      from.current = left.version
      const at = area.form?.elements.namedItem('version')
      if (at instanceof HTMLInputElement) at.value = String(left.version)
      place.typed(left)
      void place.push()
    } else if (left !== null) place.forget()
    const again = () => void place.push()
    const timer = setInterval(again, tryAgainAfter)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [meetingId, to])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const typed = (text: string) => {
    keeper.current?.typed({ text, version: from.current })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keeper.current?.push(), sendAfter)
  }
  return (
    <div
      ref={field}
      onInput={(event) => event.target instanceof HTMLTextAreaElement && typed(event.target.value)}
    >
      <TextArea
        name="text"
        label={m.minutes_text()}
        help={m.minutes_text_help()}
        required
        rows={18}
        defaultValue={defaultValue}
        error={error}
      />
      <p className="soft small scripted" role="status">
        {keepingWord(keeping)}
      </p>
    </div>
  )
}

const keepingWord = (keeping: Keeping): string =>
  ({
    untouched: m.minutes_keeping_untouched,
    typing: m.minutes_keeping_typing,
    saved: m.minutes_keeping_saved,
    kept: m.minutes_keeping_kept,
  })[keeping]()

/** Whether the server has it: somebody who is no longer signed in gets a page instead. */
async function send(to: string, { text, version }: Draft): Promise<boolean> {
  const body = new URLSearchParams({ text, version: String(version) })
  const answer = await fetch(to, { method: 'POST', body })
  return answer.ok && (answer.headers.get('content-type') ?? '').startsWith('application/json')
}
