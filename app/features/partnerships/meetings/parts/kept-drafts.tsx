import { Form } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Draft } from '../drafts/draft.ts'
import { MinutesText } from './minutes-text.tsx'

/** What the reader typed and is in no text of the minutes, to copy from or to lay away. */
export function KeptDrafts({ kept }: { kept: readonly (Draft & { saved: string })[] }) {
  if (kept.length === 0) return null
  return (
    <Section title={m.minutes_kept_title()}>
      {kept.map((one) => (
        <div key={one.id} className="stack">
          <p className="soft small">{m.minutes_kept_lede({ time: one.saved })}</p>
          <MinutesText minutes={one} />
          <Form method="post">
            <input type="hidden" name="draft" value={one.id} />
            <Button look="quiet" small name="act" value="drop">
              {m.minutes_kept_drop()}
            </Button>
          </Form>
        </div>
      ))}
    </Section>
  )
}
