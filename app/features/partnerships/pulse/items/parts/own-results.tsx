import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Section } from '#ui/section/section.tsx'
import { meanWords } from '../say.ts'
import type { OwnResults as Results } from '../view.server.ts'

/** What a closed wave says to the workspace's own questions: partner by partner in their own order, and in their words. */
export function OwnResults({
  results,
  partners,
}: {
  results: Results
  partners: readonly { organizationId: string; name: string }[]
}) {
  const scales = results.scales.filter((item) => item.figures.length > 0)
  const questions = results.questions.filter((item) => item.answers.length > 0)
  if (scales.length === 0 && questions.length === 0) return null
  const spoken = partners.filter(({ organizationId }) =>
    scales.some((item) => item.figures.some((figure) => figure.organizationId === organizationId)),
  )
  return (
    <Section title={m.pulse_own_title()} lede={m.pulse_own_lede()}>
      {scales.length > 0 && (
        <DataTable
          caption={m.pulse_own_title()}
          rows={scales}
          rowKey={(item) => item.id}
          columns={[
            {
              key: 'question',
              label: m.pulse_own_question(),
              cell: (item) => <span lang={item.language}>{item.text}</span>,
            },
            ...spoken.map(({ organizationId, name }) => ({
              key: organizationId,
              label: name,
              numeric: true,
              cell: (item: (typeof scales)[number]) => {
                const figure = item.figures.find((one) => one.organizationId === organizationId)
                return figure === undefined ? m.pulse_own_nobody() : meanWords(figure)
              },
            })),
          ]}
        />
      )}
      {questions.map((item) => (
        <Section key={item.id} level={3} title={<span lang={item.language}>{item.text}</span>}>
          <div className="stack">
            {item.answers.map(({ organization, text }) => (
              <Quote key={`${organization} ${text}`} by={organization}>
                {text}
              </Quote>
            ))}
          </div>
        </Section>
      ))}
    </Section>
  )
}
