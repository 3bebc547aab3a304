import { Form } from 'react-router'
import type { FormProblem } from '#platform/http/page.server.ts'
import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { ChangedText } from '#ui/changed-text/changed-text.tsx'
import { Comment } from '#ui/comment/comment.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Remark } from '#ui/passages/passages.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { NotTaken } from '../../parts/not-taken.tsx'
import type { SuggestionOnPage } from '../view.server.ts'

/** What somebody suggests for a passage: who, what would be different and why; and what came of it. */
export function SuggestionCard({
  suggestion,
  lang,
  maySettle,
}: {
  suggestion: SuggestionOnPage
  lang: string | null
  /** The reader's side has the pen. */
  maySettle: boolean
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  const { id, outcome } = suggestion
  // Several small forms stand on the page; what came back belongs to one of them.
  const mine = problem?.values.suggestion === id
  const open = outcome === null
  const which = <input type="hidden" name="suggestion" value={id} />
  const acts = open && (maySettle || suggestion.mayWithdraw) && (
    <>
      {maySettle && !suggestion.passed && (
        <Form method="post" preventScrollReset>
          {which}
          <Button small look="go" name="act" value="accept" pending={pending && mine}>
            {m.suggestion_accept()}
          </Button>
        </Form>
      )}
      {suggestion.mayWithdraw && (
        <Form method="post" preventScrollReset>
          {which}
          <Button small look="quiet" name="act" value="withdraw">
            {m.suggestion_withdraw()}
          </Button>
        </Form>
      )}
      {maySettle && (
        <details open={mine && problem.values.act === 'decline'}>
          <summary>{m.suggestion_decline()}</summary>
          <Form method="post" className="form" preventScrollReset>
            {which}
            <TextArea
              id={`reason-${id}`}
              name="reason"
              label={m.suggestion_decline_reason()}
              help={m.agreement_reason_help()}
              required
              rows={3}
              maxLength={2000}
              defaultValue={mine ? typed('reason') : ''}
              error={mine ? errorOf('reason') : undefined}
            />
            <Button small name="act" value="decline">
              {m.suggestion_decline_now()}
            </Button>
          </Form>
        </details>
      )}
    </>
  )
  return (
    <Remark id={`suggestion-${id}`} acts={acts}>
      <Comment
        who={suggestion.personName ?? suggestion.organizationName}
        side={suggestion.personName === null ? undefined : suggestion.organizationName}
        at={suggestion.at}
        when={suggestion.when}
        audience={<StandingTag suggestion={suggestion} />}
      >
        {/* Settled by somebody else meanwhile, the form with the reason is gone, and what was typed is shown. */}
        {mine && (acts ? <Refused problem={problem} /> : <NotTaken problem={problem} />)}
        {suggestion.leavesOut && <p className="small soft">{m.suggestion_leaves_out()}</p>}
        <ChangedText
          pieces={suggestion.pieces}
          {...(lang === null ? {} : { lang })}
          words={{
            added: m.vision_compare_added(),
            removed: m.vision_compare_removed(),
            end: m.vision_compare_end(),
          }}
        />
        {suggestion.why !== '' && <p>{m.suggestion_because({ why: suggestion.why })}</p>}
        {outcome !== null && <p className="soft">{outcomeSentence(suggestion)}</p>}
      </Comment>
    </Remark>
  )
}

const Refused = ({ problem }: { problem: FormProblem }) =>
  problem.refusal !== null && <Notice tone="warning">{problem.refusal}</Notice>

function StandingTag({ suggestion: { standing, passed } }: { suggestion: SuggestionOnPage }) {
  if (standing === 'accepted') return <Tag tone="spruce">{m.suggestion_standing_accepted()}</Tag>
  if (standing === 'declined') return <Tag tone="rust">{m.suggestion_standing_declined()}</Tag>
  if (standing === 'withdrawn') return <Tag>{m.suggestion_standing_withdrawn()}</Tag>
  return passed ? <Tag tone="straw">{m.suggestion_standing_passed()}</Tag> : null
}

function outcomeSentence({ standing, outcome }: SuggestionOnPage): string {
  if (outcome === null) return ''
  const facts = {
    name: outcome.personName ?? outcome.organizationName,
    organization: outcome.organizationName,
    on: outcome.when,
  }
  if (standing === 'accepted') return m.suggestion_was_accepted({ ...facts, number: outcome.number ?? 0 })
  if (standing === 'declined') return m.suggestion_was_declined({ ...facts, reason: outcome.reason })
  return m.suggestion_was_withdrawn(facts)
}
