import { Link } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import type { Beside } from '#platform/features/evidence.ts'
import { formatDay } from '#platform/words/format.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'

/** What is known besides the key actions: how much of each topic and the latest of it, or that there is nothing yet. */
export function BesidePart({
  beside,
  base,
  today,
  may,
}: {
  beside: Beside
  base: string
  today: Day
  may: boolean
}) {
  return (
    <Section
      level={3}
      title={beside.title}
      lede={beside.lede}
      aside={<Link to={`${base}${beside.href}`}>{beside.linkText}</Link>}
    >
      <Rows label={beside.title}>
        {beside.topics.map(({ key, name, says, latest, add }) => (
          <Row
            key={key}
            title={name}
            who={
              <>
                {says}
                {latest !== null && (
                  <>
                    <br />
                    <Link to={`${base}${latest.href}`} lang={latest.language ?? undefined}>
                      {latest.text}
                    </Link>{' '}
                    <time dateTime={latest.on}>{formatDay(latest.on, today)}</time>
                  </>
                )}
              </>
            }
            actions={may && <Link to={`${base}${add.href}`}>{add.text}</Link>}
          />
        ))}
      </Rows>
    </Section>
  )
}
