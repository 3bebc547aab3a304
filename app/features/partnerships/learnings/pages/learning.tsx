import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { ButtonLink } from '#ui/button/button.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Menu, MenuButton } from '#ui/menu/menu.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Section } from '#ui/section/section.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { versionsTakingUp } from '../../visions/uptakes/reads.server.ts'
import { mayChange } from '../open.server.ts'
import { readLearning } from '../reads.server.ts'
import { removeLearning } from '../remove.server.ts'
import { kindWord, titleOf, translationWords } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: { title: string } }) => [
  { title: data?.title ?? m.learnings_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const learning = await readLearning(tx, params.learning ?? '')
  return {
    learning,
    title: titleOf(learning, 60),
    versions: await versionsTakingUp(tx, learning.id),
    history: await historyOf(tx, { subjectKind: 'learning', subjectId: learning.id }, { most: 10 }),
    today: tx.today,
    base,
    mayChange: await mayChange(tx, learning),
  }
})

/** The page's one act: taking it away, with the way back. */
export const action = act(async (tx, { params, base }) => {
  const id = params.learning ?? ''
  const { partnershipId } = await readLearning(tx, id)
  const removed = await removeLearning(tx, id)
  return isRefusal(removed)
    ? removed
    : done(`${base}/partnerships/${partnershipId}/learnings`, m.learning_removed(), removed.historyId)
})

export default function LearningPage() {
  const { learning, versions, history, today, base, mayChange: may } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { source, community } = learning
  const partnership = `${base}/partnerships/${learning.partnershipId}`
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[
          { label: learning.partnershipName, to: partnership },
          { label: m.learnings_title(), to: `${partnership}/learnings` },
          { label: kindWord(learning.kind) },
        ]}
        title={kindWord(learning.kind)}
        actions={
          may && (
            <>
              <ButtonLink to={`${base}/learnings/${learning.id}/edit`}>{m.change()}</ButtonLink>
              <Menu label={m.more()} aloud={m.learning_more()}>
                <Form method="post">
                  <MenuButton danger>{m.remove()}</MenuButton>
                </Form>
              </Menu>
            </>
          )
        }
      />
      <FormTrouble problem={problem} />
      <div className="stack" style={{ '--gap': 'var(--s5)' }}>
        {learning.kind === 'words' ? (
          <Quote lang={learning.language ?? undefined} by={learning.speaker}>
            <p style={{ whiteSpace: 'pre-line' }}>{learning.text}</p>
          </Quote>
        ) : (
          <p className="prose" style={{ whiteSpace: 'pre-line' }} lang={learning.language ?? undefined}>
            {learning.text}
          </p>
        )}
        {learning.translation !== '' && (
          <p className="prose" style={{ whiteSpace: 'pre-line' }}>
            <span className="soft">{translationWords(learning.translationLanguage)}</span>{' '}
            <span lang={learning.translationLanguage ?? undefined}>{learning.translation}</span>
          </p>
        )}
        <p className="cluster">
          <AudienceMark audience={learning.audience}>
            {learning.audience === 'organization'
              ? m.learning_audience_us({ organization: learning.organization.name })
              : m.learning_audience_all({ partnership: learning.partnershipName })}
          </AudienceMark>
          <WhoSeesLink base={base} partnershipId={learning.partnershipId} kind="learning" id={learning.id} />
        </p>
        {learning.behalf !== null && (
          <p>
            <BehalfLabel behalf={learning.behalf} today={today} />
          </p>
        )}
        <KeyValues
          items={[
            ...(learning.speaker === '' || learning.kind === 'words'
              ? []
              : [{ term: m.learning_described(), value: learning.speaker }]),
            ...(source === null
              ? []
              : [
                  {
                    term: m.learning_source_link(),
                    value: <Link to={`${base}${source.href}`}>{source.title}</Link>,
                  },
                ]),
            { term: m.learning_day(), value: formatDay(learning.heardOn, today) },
            ...(community === null
              ? []
              : [
                  {
                    term: m.learnings_community(),
                    value: <Link to={`${base}/communities/${community.id}`}>{community.name}</Link>,
                  },
                ]),
            { term: m.learning_written_by(), value: learning.organization.name },
            ...(versions.length === 0
              ? []
              : [
                  {
                    term: m.learning_in_vision(),
                    value: (
                      <Link to={`${partnership}/vision`}>
                        {m.learning_in_vision_value({
                          numbers: formatList(versions.map(String)),
                          count: versions.length,
                        })}
                      </Link>
                    ),
                  },
                ]),
          ]}
        />
      </div>
      <Section title={m.learning_history()}>
        <History lines={history} />
      </Section>
    </>
  )
}
