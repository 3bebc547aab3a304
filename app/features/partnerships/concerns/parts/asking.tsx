import { Form } from 'react-router'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import type { Asking } from '../askings.server.ts'

/** The question to every partner: who was asked, what they said, and the own answer. */
export function AskingSection({
  askings,
  partners,
  choices,
  own,
  today,
  mayWork,
}: {
  askings: readonly Asking[]
  partners: readonly { id: string; name: string }[]
  choices: { organizationId: string; name: string }[]
  own: string
  today: string
  mayWork: boolean
}) {
  const latest = (id: string) => askings.find((one) => one.organization.id === id)
  const mine = latest(own)
  const waiting = mayWork && mine !== undefined && mine.answeredOn === null
  const allAsked = partners.every(({ id }) => latest(id)?.answeredOn === null)
  return (
    <Section
      title={m.concern_ask_title()}
      lede={m.concern_ask_lede()}
      aside={
        mayWork &&
        !allAsked && (
          <Form method="post">
            <Button look="quiet" small name="act" value="ask">
              {m.concern_ask()}
            </Button>
          </Form>
        )
      }
    >
      <div className="stack">
        {waiting && (
          <Form method="post" className="cluster">
            <input type="hidden" name="act" value="answer" />
            <Button name="answer" value="nothing">
              {m.concern_answer_nothing()}
            </Button>
            <Button name="answer" value="something">
              {m.concern_answer_something()}
            </Button>
          </Form>
        )}
        <Rows label={m.concern_ask_title()}>
          {partners.map(({ id, name }) => {
            const asking = latest(id)
            return <Row key={id} title={lineOf(name, asking, today)} />
          })}
        </Rows>
        {mayWork && choices.length > 0 && (
          <details>
            <summary>{m.concern_asking_behalf()}</summary>
            <Form method="post" className="form">
              <input type="hidden" name="act" value="answer" />
              <BehalfFields choices={choices} />
              <FormActions>
                <Button name="answer" value="nothing">
                  {m.concern_answer_nothing()}
                </Button>
                <Button name="answer" value="something">
                  {m.concern_answer_something()}
                </Button>
              </FormActions>
            </Form>
          </details>
        )}
      </div>
    </Section>
  )
}

function lineOf(organization: string, asking: Asking | undefined, today: string): string {
  if (asking === undefined) return m.concern_asking_never({ organization })
  if (asking.answeredOn === null)
    return m.concern_asking_open({ organization, day: formatDay(asking.askedOn, today) })
  const facts = { organization, day: formatDay(asking.answeredOn, today) }
  if (asking.weight !== 'counts')
    return m.concern_said_by({ who: organization, day: m.concern_asking_unconfirmed() })
  return asking.answer === 'nothing' ? m.concern_asking_nothing(facts) : m.concern_asking_something(facts)
}
