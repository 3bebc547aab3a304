import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Face } from '#ui/person/face.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { runsOn } from '../../affiliations/affiliation.ts'
import { spanText } from '../../affiliations/span.ts'
import type { personPage } from '../page.server.ts'

type Page = Awaited<ReturnType<typeof personPage>>

/** Where a person belongs, and where they did before. */
export function PersonAffiliations({
  affiliations,
  today,
  base,
}: Pick<Page, 'affiliations' | 'today'> & { base: string }) {
  const now = affiliations.filter((one) => runsOn(one, today))
  const before = affiliations.filter((one) => !runsOn(one, today))
  return (
    <>
      {now.length === 0 && <p className="soft">{m.person_belongs_empty()}</p>}
      {now.length > 0 && (
        <Rows>
          {now.map((one) => (
            <Row
              key={one.id}
              lead={<Face name={one.organizationName} seed={one.organizationId} />}
              title={one.organizationName}
              to={`${base}/organizations/${one.organizationId}`}
              who={[one.title, one.department, spanText(one, today)].filter(Boolean).join(' · ')}
              actions={
                one.can.change && (
                  <>
                    <Link to={`${base}/affiliations/${one.id}/edit`}>{m.affiliation_change()}</Link>
                    {one.endedOn === null && (
                      <Link to={`${base}/affiliations/${one.id}/end`}>{m.affiliation_end()}</Link>
                    )}
                  </>
                )
              }
            />
          ))}
        </Rows>
      )}
      {before.length > 0 && (
        <>
          <h3>{m.person_belonged()}</h3>
          <Rows>
            {before.map((one) => (
              <Row
                key={one.id}
                title={one.organizationName}
                to={`${base}/organizations/${one.organizationId}`}
                who={[one.title, spanText(one, today)].filter(Boolean).join(' · ')}
              />
            ))}
          </Rows>
        </>
      )}
    </>
  )
}
