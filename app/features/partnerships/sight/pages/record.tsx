import { Link, useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { whoSees } from '../record.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { sight: { title: string } } }) => [
  { title: data === undefined ? m.sight_title() : m.sight_record_title({ title: data.sight.title }) },
]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  return {
    partnership: { id: partnership.id, name: partnership.name },
    sight: await whoSees(tx, partnership.id, url.searchParams.get('kind') ?? '', params.record ?? ''),
    base,
  }
})

/** Who reads one record: those who come in, asked at the record's own door. */
export default function WhoSeesRecord() {
  const { partnership, sight, base } = useLoaderData<typeof loader>()
  const reads = sight.sides.filter((side) => side.reads)
  const not = sight.sides.filter((side) => !side.reads)
  return (
    <NarrowPage
      title={m.sight_record_link()}
      lede={m.sight_record_lede({ title: sight.title })}
      back={{ to: `${base}${sight.href}`, label: sight.title }}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <Section title={m.sight_reads()}>
          <Sides sides={reads} />
        </Section>
        {not.length > 0 && (
          <Section title={m.sight_reads_not()}>
            <Sides sides={not} />
          </Section>
        )}
        <p className="soft">
          {m.sight_record_how()}{' '}
          <Link to={`${base}/partnerships/${partnership.id}/who-sees`}>
            {m.sight_all_of({ name: partnership.name })}
          </Link>
        </p>
      </div>
    </NarrowPage>
  )
}

type Side = ReturnType<typeof useLoaderData<typeof loader>>['sight']['sides'][number]

const Sides = ({ sides }: { sides: readonly Side[] }) => (
  <Rows>
    {sides.map((side) => (
      <Row key={side.organizationId} title={side.organization} who={formatList(side.people)} />
    ))}
  </Rows>
)
