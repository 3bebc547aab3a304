import { Form } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { CodeBlock } from '#ui/code-block/code-block.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import type { Day } from '../../context/days.ts'
import { formatDay } from '../../words/format.ts'
import { m } from '../../words/words.ts'

/** A key right after it was made: the one time that it can be read. */
export const ShownKey = ({ token, label }: { token: string; label: string }) => (
  <Notice tone="success" title={m.keys_shown_title()}>
    <CodeBlock label={label}>{token}</CodeBlock>
  </Notice>
)

/** Keys with when they were used last, or what they wait for; each can be ended (`act` is `revoke`, with its `id`). */
export const KeyRows = ({
  label,
  keys,
}: {
  label: string
  keys: readonly {
    id: string
    name: string
    title: string
    who: string
    lastUsedOn: Day | null
    waits?: string | null
  }[]
}) => (
  <Rows label={label}>
    {keys.map(({ id, name, title, who, lastUsedOn, waits = null }) => (
      <Row
        key={id}
        title={title}
        who={who}
        end={waits ?? (lastUsedOn === null ? m.keys_unused() : m.keys_used({ day: formatDay(lastUsedOn) }))}
        actions={
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <Button small look="quiet" name="act" value="revoke" aria-label={m.keys_revoke_of({ name })}>
              {m.keys_revoke()}
            </Button>
          </Form>
        }
      />
    ))}
  </Rows>
)
