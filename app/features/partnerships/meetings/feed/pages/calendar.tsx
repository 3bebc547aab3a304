import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { CodeBlock } from '#ui/code-block/code-block.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { feedInput } from '../inputs.ts'
import { endFeed, makeFeed, ownFeed } from '../keep.server.ts'

export const meta = () => [{ title: m.calendar_title() }]

export const loader = load(async (tx, { base }) => ({ feed: await ownFeed(tx), today: tx.today, base }))

export const action = act(async (tx, { form, base }) => {
  const here = `${base}/me/calendar`
  if (form.get('act') === 'end') {
    const answer = await endFeed(tx)
    return isRefusal(answer) ? answer : done(here, m.calendar_ended_said())
  }
  const { token } = await makeFeed(tx, parseForm(feedInput, form))
  return { ...done(here), show: `${tx.system.settings.publicUrl}/calendar/${token}.ics` }
})

/** A calendar to subscribe to: its address is shown when it is made, and never again. */
export default function OwnCalendar() {
  const { feed, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const shown = problem?.shown
  return (
    <NarrowPage
      title={m.calendar_title()}
      lede={m.calendar_lede()}
      back={{ to: `${base}/me`, label: m.shell_me() }}
    >
      <div className="stack">
        <FormTrouble problem={problem?.shown === undefined ? problem : undefined} />
        {shown !== undefined && (
          <Notice tone="success" title={m.calendar_address()}>
            <CodeBlock label={m.calendar_title()}>{shown}</CodeBlock>
          </Notice>
        )}
        {feed !== null && shown === undefined && (
          <p>
            {feed.lastReadOn === null
              ? m.calendar_never_read()
              : m.calendar_last_read({ day: formatDay(feed.lastReadOn, today) })}
          </p>
        )}
        <Form method="post" className="form">
          <RadioGroup
            name="scope"
            label={m.calendar_scope()}
            defaultValue={feed?.scope ?? 'asked'}
            choices={[
              { value: 'asked', label: m.calendar_scope_asked() },
              { value: 'reach', label: m.calendar_scope_reach() },
            ]}
          />
          <Checkbox
            name="withDue"
            label={m.calendar_with_due()}
            help={m.calendar_with_due_help()}
            defaultChecked={feed?.withDue ?? false}
          />
          <FormActions>
            <Button look="go" pending={pending}>
              {feed === null ? m.calendar_make() : m.calendar_renew()}
            </Button>
            {feed !== null && (
              <Button look="quiet" name="act" value="end">
                {m.calendar_end()}
              </Button>
            )}
          </FormActions>
        </Form>
        <p className="soft small">{m.calendar_private()}</p>
      </div>
    </NarrowPage>
  )
}
