import { useEffect } from 'react'
import { Form, useRevalidator } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Fold } from '#ui/fold/fold.tsx'
import { LiveText } from '#ui/live-text/live-text.tsx'
import type { Live } from '../drafts/draft.ts'
import { stillAfter } from '../drafts/draft.ts'
import { penWords, readersWords } from '../say.ts'
import { MinutesText } from './minutes-text.tsx'
import { useLive } from './use-live.ts'

type LiveMinutesProps = {
  live: Live
  /** Address of the meeting. */
  here: string
  writes: boolean
  /** Under the line that says who writes, to be opened; else it lies open. */
  folded?: boolean
}

/**
 * The draft of the minutes as it stands, for everybody who can open the meeting: with scripts it follows the writer by
 * itself, without them whenever the page is opened again.
 */
export function LiveMinutes({ live: read, here, writes, folded = false }: LiveMinutesProps) {
  const { live, lost } = useLive(read, `${here}/minutes/live`)
  useSaved(read, live)
  const { draft } = live
  if (draft === null) return null
  const state = penWords(draft)
  // What rests is no news: it lies folded, over the minutes as they are.
  const isFolded = folded || draft.rests
  const text = (
    <LiveText
      state={draft.rests ? m.minutes_live_draft_unsaved() : isFolded ? m.minutes_live_draft() : state}
      label={m.minutes_live_label({ person: draft.writer })}
      foot={<Foot draft={draft} here={here} writes={writes} lost={lost} />}
    >
      <MinutesText minutes={{ text: draft.text, language: null }} />
    </LiveText>
  )
  return isFolded ? <Fold title={state}>{text}</Fold> : text
}

type Draft = NonNullable<Live['draft']>

function Foot({ draft, here, writes, lost }: { draft: Draft; here: string; writes: boolean; lost: boolean }) {
  return (
    <div className="stack small" style={{ '--gap': 'var(--s3)' }}>
      <p className="soft">
        {draft.after !== null &&
          `${m.minutes_live_after({ person: draft.writer, before: draft.after, time: draft.begun })} `}
        {m.minutes_live_unsaved()}
        {!draft.own && !draft.rests && ` ${m.minutes_live_seen({ person: draft.writer })}`}
      </p>
      {lost && <p role="status">{m.minutes_live_lost({ time: draft.saved })}</p>}
      {draft.own ? (
        <>
          <p className="soft">{readersWords(draft.readers)}</p>
          <div className="cluster">
            <ButtonLink small to={`${here}/minutes/write`}>
              {m.minutes_write_on()}
            </ButtonLink>
            {draft.rests && writes && <SetAside draft={draft} here={here} />}
          </div>
        </>
      ) : (
        writes && <TakePen draft={draft} here={here} />
      )}
    </div>
  )
}

function TakePen({ draft, here }: { draft: Draft; here: string }) {
  if (!draft.free)
    return <p className="soft">{m.minutes_pen_wait({ person: draft.writer, minutes: stillAfter })}</p>
  return (
    <Form method="post" action={`${here}/minutes/write`} className="cluster">
      <input type="hidden" name="draft" value={draft.id} />
      <Button small name="act" value="take">
        {draft.rests ? m.minutes_rest_take() : m.minutes_pen_take()}
      </Button>
      {draft.rests && <AsideButton />}
      <span className="soft">
        {draft.rests
          ? m.minutes_rest_help({ person: draft.writer })
          : m.minutes_pen_take_help({ person: draft.writer })}
      </span>
    </Form>
  )
}

/** For whoever wrote it. */
const SetAside = ({ draft, here }: { draft: Draft; here: string }) => (
  <Form method="post" action={`${here}/minutes/write`}>
    <input type="hidden" name="draft" value={draft.id} />
    <AsideButton />
  </Form>
)

const AsideButton = () => (
  <Button small look="quiet" name="act" value="set-aside">
    {m.minutes_rest_aside()}
  </Button>
)

/** Once the draft was saved as minutes the page shows those. */
function useSaved(read: Live, live: Live): void {
  const { revalidate } = useRevalidator()
  const saved = live.minutesVersion !== read.minutesVersion
  useEffect(() => {
    if (saved) void revalidate()
  }, [saved, revalidate])
}
