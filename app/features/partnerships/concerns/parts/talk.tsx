import { Form } from 'react-router'
import { useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Section } from '#ui/section/section.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { Timeline, TimelineItem } from '#ui/timeline/timeline.tsx'
import { Written } from '#ui/written/written.tsx'
import type { Message } from '../reads.server.ts'

/** What raiser and steward said to each other, and the field to go on. */
export function Talk({
  messages,
  today,
  may,
  help,
}: {
  messages: readonly Message[]
  today: string
  may: boolean
  /** What whoever writes has to know first. */
  help?: string | undefined
}) {
  const { errorOf, typed } = useProblem()
  return (
    <Section title={m.concern_talk()}>
      <div className="stack">
        {messages.length === 0 ? (
          <p className="soft">{m.concern_talk_none()}</p>
        ) : (
          <Timeline label={m.concern_talk()}>
            {messages.map((message) => (
              <TimelineItem
                key={message.id}
                at={message.saidOn}
                when={formatDay(message.saidOn, today)}
                title={
                  message.person ??
                  (message.side === 'raiser' ? m.concern_side_raiser() : m.concern_side_steward())
                }
              >
                <Written>{message.body}</Written>
              </TimelineItem>
            ))}
          </Timeline>
        )}
        {may && (
          <Form method="post" className="form">
            <TextArea
              name="body"
              label={m.concern_message()}
              help={help}
              required
              rows={4}
              defaultValue={typed('body')}
              error={errorOf('body')}
            />
            <FormActions>
              <Button name="act" value="say">
                {m.concern_send()}
              </Button>
            </FormActions>
          </Form>
        )}
      </div>
    </Section>
  )
}
