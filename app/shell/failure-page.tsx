import { useLocation } from 'react-router'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Logo } from '#ui/mark/mark.tsx'

/** What happened, why, and the way on; the request's id for whoever is asked for help. */
export function FailurePage({
  status,
  whoCan,
  requestId,
}: {
  status: number | 'no answer'
  whoCan: readonly string[]
  requestId: string
}) {
  const { pathname, search } = useLocation()
  const words =
    status === 404
      ? { title: m.failure_404_title(), text: m.failure_404_text() }
      : status === 403
        ? { title: m.failure_403_title(), text: m.failure_403_text() }
        : status === 429
          ? { title: m.failure_429_title(), text: m.failure_429_text() }
          : status === 'no answer'
            ? { title: m.failure_no_answer_title(), text: m.failure_no_answer_text() }
            : { title: m.failure_500_title(), text: m.failure_500_text() }
  return (
    <main className="door" id="main">
      <Logo name="Commonweave" />
      <h1>{words.title}</h1>
      <p className="lede">{words.text}</p>
      {whoCan.length > 0 && <p>{m.failure_who_can({ who: formatList(whoCan) })}</p>}
      {status === 403 && <p>{whoCan.length > 0 ? m.failure_403_next() : m.failure_403_next_plain()}</p>}
      <div className="bar">
        {status === 'no answer' ? (
          <ButtonLink look="go" to={pathname + search} reloadDocument>
            {m.failure_again()}
          </ButtonLink>
        ) : (
          <ButtonLink look="go" to="/">
            {m.failure_home()}
          </ButtonLink>
        )}
      </div>
      {status === 500 && <p className="soft small">{m.failure_request({ id: requestId })}</p>}
    </main>
  )
}
