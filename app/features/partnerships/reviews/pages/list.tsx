import { Link, useLoaderData } from 'react-router'
import { historyOfNoun } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { ReviewItems } from '../parts/review-items.tsx'
import { listReviews } from '../reads.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.reviews_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const { cursor } = readListing(url, [{ key: 'day', direction: 'desc' }])
  const page = await listReviews(tx, { partnershipId: frame.partnership.id, cursor, limit: 20 })
  return {
    ...page,
    frame,
    cursor,
    history: await historyOfNoun(tx, frame.partnership.id, 'review'),
    base,
    here: url.pathname + url.search,
  }
})

export default function Reviews() {
  const { items, total, next, frame, cursor, history, base, here } = useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}/goals`
  const add = frame.can.work ? (
    <ButtonLink look="go" to={`${place}/reviews/new`}>
      {m.review_add()}
    </ButtonLink>
  ) : undefined
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.reviews_lede()} actions={items.length > 0 && add}>
      <p>
        <Link to={place}>{m.goals_of({ partnership: frame.partnership.name })}</Link>
      </p>
      {items.length === 0 && (
        <EmptyState title={m.reviews_empty_title()} action={add}>
          <p>{m.reviews_empty_why()}</p>
        </EmptyState>
      )}
      {items.map((review) => (
        <Section
          key={review.id}
          id={`review-${review.id}`}
          title={m.review_on({ day: formatDay(review.reviewedOn, frame.today) })}
          lede={
            <>
              {review.reviewedBy === null
                ? review.organizationName
                : m.goal_check_in_by({ person: review.reviewedBy, organization: review.organizationName })}
              {review.meeting !== null && (
                <>
                  {' · '}
                  <Link to={`${base}/meetings/${review.meeting.id}`}>{review.meeting.title}</Link>
                </>
              )}
              {review.nextOn !== null && (
                <> · {m.review_next({ day: formatDay(review.nextOn, frame.today) })}</>
              )}
            </>
          }
        >
          {review.note !== '' && <p className="prose">{review.note}</p>}
          <ReviewItems items={review.items} base={base} today={frame.today} />
        </Section>
      ))}
      <ListFoot
        here={here}
        shown={items.length}
        total={total}
        begun={cursor !== null}
        next={next}
        csv={`${place}/reviews.csv`}
      />
      {history.length > 0 && (
        <Section title={m.reviews_history()}>
          <History lines={history} />
        </Section>
      )}
    </PartnershipFrame>
  )
}
