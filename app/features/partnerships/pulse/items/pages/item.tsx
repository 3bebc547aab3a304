import { Form, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Section } from '#ui/section/section.tsx'
import { partnershipPolicy } from '../../../policy.ts'
import { textOf } from '../item.ts'
import { readItem } from '../reads.server.ts'
import { resumeItem, retireItem } from '../retire.server.ts'
import { kindWord } from '../say.ts'

export const meta = () => [{ title: m.pulse_items_title() }]

export const loader = load(async (tx, { params, base }) => {
  const item = await readItem(tx, params.item ?? '')
  const keeps = can(tx.actor, partnershipPolicy.keepPulseItems)
  return {
    item,
    ...textOf(item, tx.locale, tx.workspace.language),
    history: await historyOf(tx, { subjectKind: 'pulseItem', subjectId: item.id }),
    can: { change: keeps && !item.answered && item.retiredOn === null, retire: keeps },
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.item ?? ''
  const resumes = form.get('act') === 'resume'
  const answer = await (resumes ? resumeItem(tx, id) : retireItem(tx, id))
  if (isRefusal(answer)) return answer
  return done(
    `${base}/pulse-items/${id}`,
    resumes ? m.pulse_item_resumed_said() : m.pulse_item_retired_said(),
    answer.historyId,
  )
})

export default function ItemPage() {
  const { item, text, language, history, can: may, today, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  return (
    <NarrowPage
      title={<span lang={language}>{text}</span>}
      lede={kindWord(item.kind)}
      back={{ to: `${base}/pulse-items`, label: m.pulse_items_title() }}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        <KeyValues
          items={[
            ...Object.entries(item.texts).map(([code, written]) => ({
              term: languageName(code),
              value: <span lang={code}>{written}</span>,
              key: code,
            })),
            { term: m.pulse_item_from(), value: formatDay(item.fromOn, today) },
            ...(item.retiredOn === null
              ? []
              : [{ term: m.pulse_item_retired(), value: formatDay(item.retiredOn, today) }]),
          ]}
        />
        {item.answered && <p className="soft">{m.pulse_item_answered_why()}</p>}
        {(may.change || may.retire) && (
          <div className="cluster">
            {may.change && <ButtonLink to={`${base}/pulse-items/${item.id}/edit`}>{m.change()}</ButtonLink>}
            {may.retire && (
              <Form method="post">
                <Button name="act" value={item.retiredOn === null ? 'retire' : 'resume'}>
                  {item.retiredOn === null ? m.pulse_item_retire() : m.pulse_item_resume()}
                </Button>
              </Form>
            )}
          </div>
        )}
        <Section title={m.history_title()}>
          <History lines={history} />
        </Section>
      </div>
    </NarrowPage>
  )
}
