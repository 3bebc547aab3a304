import { useEffect, useRef, useState } from 'react'
import { m } from '#platform/words/words.ts'
import { TextArea } from '#ui/text-area/text-area.tsx'
import type { Live, Typed } from '../drafts/draft.ts'
import type { Keeping } from '../drafts/keeper.ts'
import { readersWords } from '../say.ts'
import { useKeeper } from './use-keeper.ts'
import { useLive } from './use-live.ts'

type MinutesFieldProps = {
  meetingId: string
  /** Address of the meeting's minutes. */
  here: string
  /** What it opens with; `stored` where the server has it as a draft. */
  draft: Typed & { stored: boolean }
  live: Live
  /** The text came back from the server and lies nowhere else. */
  unsaved: boolean
  defaultValue: string
  error: string | undefined
}

/** How long after the last key what was typed is sent, in milliseconds. */
const sendAfter = 1500

/**
 * The text of minutes. With scripts every word is kept as it is typed, also without a connection, and others read
 * along; without them it is a plain field, kept when one of the buttons is pressed.
 */
export function MinutesField({ meetingId, here, draft, live: read, unsaved, ...field }: MinutesFieldProps) {
  const [base, setBase] = useState({ id: draft.id, version: draft.version })
  const from = useRef(base)
  const { live, tell } = useLive(read, `${here}/live`)
  const told = useRef(tell)
  told.current = tell
  const place = useRef<HTMLDivElement>(null)
  const { keeping, keeper } = useKeeper(meetingId, `${here}/draft`, told, (open, ids) => {
    const area = place.current?.querySelector('textarea')
    // Without a draft on the server the form takes up what the device has kept.
    const id = ids.includes(draft.id) || draft.stored ? draft.id : (ids[0] ?? draft.id)
    const own = open(id)
    const left = own.left()
    if (left !== null && area && left.text !== area.value) {
      // Written here while there was no connection: it goes on from the minutes it was begun from.
      area.value = left.text
      from.current = { id: left.id, version: left.version }
      setBase(from.current)
      own.typed(left)
    } else if (unsaved && area) own.typed({ ...from.current, text: area.value })
    else own.forget()
    return own
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sent = useRef(false)
  const typed = (text: string) => {
    sent.current = false
    keeper.current?.typed({ ...from.current, text })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keeper.current?.push(), sendAfter)
  }
  useEffect(() => {
    const form = place.current?.closest('form')
    const submit = () => {
      sent.current = true
      clearTimeout(timer.current)
    }
    form?.addEventListener('submit', submit)
    return () => {
      form?.removeEventListener('submit', submit)
      clearTimeout(timer.current)
      // The form was taken: what it sent is no draft any more.
      if (sent.current) keeper.current?.forget()
    }
  }, [keeper])
  return (
    <div
      ref={place}
      onInput={(event) => event.target instanceof HTMLTextAreaElement && typed(event.target.value)}
    >
      <input type="hidden" name="draft" value={base.id} />
      <input type="hidden" name="version" value={base.version} />
      <TextArea
        name="text"
        label={m.minutes_text()}
        help={m.minutes_text_help()}
        required
        rows={18}
        {...field}
      />
      <p className="soft small scripted" role="status">
        {keepingWord(keeping)}
      </p>
      <PenLine live={live} draftId={base.id} />
    </div>
  )
}

/** Who reads along, or that another has the pen. */
function PenLine({ live: { draft }, draftId }: { live: Live; draftId: string }) {
  if (draft === null) return null
  return (
    <p className="small" role="status">
      {draft.id === draftId
        ? readersWords(draft.readers)
        : m.minutes_pen_elsewhere({ person: draft.writer, time: draft.begun })}
    </p>
  )
}

const keepingWord = (keeping: Keeping): string =>
  ({
    untouched: m.minutes_keeping_untouched,
    typing: m.minutes_keeping_typing,
    saved: m.minutes_keeping_saved,
    kept: m.minutes_keeping_kept,
  })[keeping]()
