import { useLoaderData } from 'react-router'
import { NotFound } from '#platform/errors/errors.ts'
import { load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ChangedText } from '#ui/changed-text/changed-text.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { changesBetween } from '../compare.server.ts'
import { comparedNumbers } from '../compare.ts'
import { visionVersions } from '../reads.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.vision_compare())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const versions = await visionVersions(tx, frame.partnership.id)
  const asked = comparedNumbers(
    url,
    versions.map((one) => one.number),
  )
  const from = versions.find((one) => one.number === asked?.from)
  const to = versions.find((one) => one.number === asked?.to)
  if (from === undefined || to === undefined) throw new NotFound()
  const pieces = changesBetween(from.text, to.text)
  return {
    frame,
    pieces,
    same: pieces.every((piece) => piece.change === 'same'),
    from: from.number,
    to: to.number,
    language: to.language,
    versions: versions.map(({ number, writtenOn, organizationName }) => ({
      number,
      writtenOn,
      organizationName,
    })),
    base,
  }
})

/** Two versions of the vision, word by word. */
export default function CompareVisions() {
  const { frame, pieces, same, from, to, language, versions, base } = useLoaderData<typeof loader>()
  const options = versions.map((one) => ({
    value: String(one.number),
    label: m.vision_version_summary({
      number: one.number,
      day: formatDay(one.writtenOn, frame.today),
      organization: one.organizationName,
    }),
  }))
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.vision_compare_lede()}>
      <Section title={m.vision_compare_title({ from, to })}>
        <div className="stack">
          <FilterBar label={m.vision_compare()} submit={m.show()}>
            <Select
              key={`from ${from}`}
              name="from"
              label={m.vision_compare_from()}
              defaultValue={String(from)}
              options={options}
            />
            <Select
              key={`to ${to}`}
              name="to"
              label={m.vision_compare_to()}
              defaultValue={String(to)}
              options={options}
            />
          </FilterBar>
          <p className="soft small">{same ? m.vision_compare_same() : m.vision_compare_key()}</p>
          <ChangedText
            pieces={pieces}
            lang={language ?? undefined}
            words={{
              added: m.vision_compare_added(),
              removed: m.vision_compare_removed(),
              end: m.vision_compare_end(),
            }}
          />
        </div>
      </Section>
    </PartnershipFrame>
  )
}
