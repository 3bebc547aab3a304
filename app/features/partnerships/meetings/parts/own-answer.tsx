import { Form } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Answer } from '../meeting.ts'

/** Whether the reader, who is asked to come, does; what they have said, and the other answers beside it. */
export function OwnAnswer({ answer, here }: { answer: Answer | null; here: string }) {
  const said = { yes: m.meeting_own_yes, no: m.meeting_own_no, maybe: m.meeting_own_maybe }
  const say = { yes: m.meeting_say_yes, no: m.meeting_say_no, maybe: m.meeting_say_maybe }
  return (
    <Section id="answer" title={m.meeting_will_you_come()}>
      {answer !== null && <p>{said[answer]()}</p>}
      <Form method="post" action={here} className="cluster">
        <input type="hidden" name="act" value="answer" />
        {(['yes', 'maybe', 'no'] as const)
          .filter((one) => one !== answer)
          .map((one) => (
            <Button
              key={one}
              name="answer"
              value={one}
              {...(answer === null ? {} : { look: 'quiet' as const })}
            >
              {say[one]()}
            </Button>
          ))}
      </Form>
    </Section>
  )
}
