import { useLoaderData } from 'react-router'
import { NotFound } from '#platform/errors/errors.ts'
import { load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ChangedText } from '#ui/changed-text/changed-text.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Select } from '#ui/select/select.tsx'
import { changesBetween } from '../../visions/compare.server.ts'
import { comparedNumbers } from '../../visions/compare.ts'
import { wholeText } from '../document.server.ts'
import { readAgreement, textsOf } from '../reads.server.ts'

export const meta = () => [{ title: m.agreement_compare() }]

export const loader = load(async (tx, { params, url, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  const texts = await textsOf(tx, agreement)
  const asked = comparedNumbers(
    url,
    texts.map((one) => one.number),
  )
  const from = texts.find((one) => one.number === asked?.from)
  const to = texts.find((one) => one.number === asked?.to)
  if (from === undefined || to === undefined) throw new NotFound()
  const pieces = changesBetween(wholeText(agreement, from), wholeText(agreement, to))
  return {
    agreement: { id: agreement.id, title: agreement.title, language: agreement.language },
    pieces,
    same: pieces.every((piece) => piece.change === 'same'),
    from: from.number,
    to: to.number,
    versions: texts.map(({ body: _body, budget: _budget, ...version }) => version),
    today: tx.today,
    base,
  }
})

/** Two versions of the text, word by word. */
export default function CompareTexts() {
  const { agreement, pieces, same, from, to, versions, today, base } = useLoaderData<typeof loader>()
  const options = versions.map((one) => ({
    value: String(one.number),
    label: m.agreement_version_option({ number: one.number, on: formatDay(one.writtenOn, today) }),
  }))
  return (
    <NarrowPage
      title={m.agreement_compare()}
      lede={same ? m.vision_compare_same() : m.vision_compare_key()}
      back={{ to: `${base}/agreements/${agreement.id}`, label: agreement.title }}
    >
      <div className="stack">
        <FilterBar label={m.agreement_compare()} submit={m.show()}>
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
        <ChangedText
          pieces={pieces}
          {...(agreement.language === null ? {} : { lang: agreement.language })}
          words={{
            added: m.vision_compare_added(),
            removed: m.vision_compare_removed(),
            end: m.vision_compare_end(),
          }}
        />
      </div>
    </NarrowPage>
  )
}
