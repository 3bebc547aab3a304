import { Link, useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.dossier_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  return { frame, base, chapters: tx.system.registry.chapters.map(({ title }) => title()) }
})

/** What one can take along of a partnership, and what of it is not in there. */
export default function DossierPage() {
  const { frame, base, chapters } = useLoaderData<typeof loader>()
  const here = `${base}/partnerships/${frame.partnership.id}`
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.dossier_lede()}>
      <Section title={m.dossier_pdf_title()} lede={m.dossier_pdf_why()}>
        <ul className="grid measure" style={{ '--least': '10rem', '--gap': '.3rem var(--s5)' }}>
          {chapters.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
        <p>
          <ButtonLink look="go" to={`${here}/dossier.pdf`} reloadDocument>
            {m.dossier_pdf_take()}
          </ButtonLink>
        </p>
      </Section>
      <Section title={m.package_title()} lede={m.package_why()}>
        <p>
          <ButtonLink to={`${here}/everything.zip`} reloadDocument>
            {m.package_take()}
          </ButtonLink>
        </p>
      </Section>
      <Section title={m.dossier_not_title()}>
        <p className="measure">{m.package_what_not()}</p>
        <p className="measure">{m.package_private()}</p>
        {frame.readsUntil !== null && (
          <p className="measure">{m.dossier_reads_until({ day: formatDay(frame.readsUntil) })}</p>
        )}
        <p className="measure">
          {m.dossier_history()} <Link to={`${here}/history`}>{m.partnership_tab_history()}</Link>
        </p>
      </Section>
    </PartnershipFrame>
  )
}
