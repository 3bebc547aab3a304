import { Link } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { kindWord, titleOf, whoTookPart } from '../say.ts'
import type { Touchpoint } from '../touchpoint.ts'

/** Touchpoints, the latest first, and the ways to the pages before and after. */
export function TouchpointList({
  items,
  total,
  next,
  isFirst,
  here,
  base,
  today,
  where,
  csv,
}: {
  items: readonly Touchpoint[]
  total: number
  next: string | null
  isFirst: boolean
  here: string
  base: string
  today: string
  /** Say in which partnership, where the page doesn't. */
  where?: boolean
  /** Where all of it is as a file. */
  csv: string
}) {
  return (
    <>
      <Rows label={m.touchpoints_title()}>
        {items.map((one) => (
          <Row
            key={one.id}
            title={titleOf(one)}
            to={`${base}/touchpoints/${one.id}`}
            who={
              <>
                {m.touchpoint_detail({ kind: kindWord(one.kind), who: whoTookPart(one) })}
                {where && one.partnership !== null && (
                  <>
                    {' · '}
                    <Link to={`${base}/partnerships/${one.partnership.id}`}>{one.partnership.name}</Link>
                  </>
                )}
                {one.audience === 'organization' && (
                  <>
                    {' '}
                    <AudienceMark audience="organization">{m.touchpoint_only_us()}</AudienceMark>
                  </>
                )}
              </>
            }
            end={<DueText on={one.happenedOn}>{formatDay(one.happenedOn, today)}</DueText>}
          />
        ))}
      </Rows>
      <ListFoot here={here} shown={items.length} total={total} begun={!isFirst} next={next} csv={csv} />
    </>
  )
}
