import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import type { Frame } from '../../partnerships/frame.server.ts'
import { ReasonField } from './reason-field.tsx'

/** The form that proposes a course of a partnership: only its reason is asked. */
export function ProposeCourse({
  title,
  lede,
  frame,
  back,
}: {
  title: string
  lede: string
  frame: Frame
  back: string
}) {
  const { problem } = useProblem()
  return (
    <NarrowPage title={title} lede={lede} back={{ to: back, label: frame.partnership.name }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <ReasonField back={back} help={m.proposal_reason_help()} />
      </Form>
    </NarrowPage>
  )
}
