import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { Heading, PdfTable } from '#platform/pdf/parts.tsx'
import { View } from '#platform/pdf/primitives.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { isOpen } from './pulse.ts'
import { tiesOfWaves, wavesOf } from './reads.server.ts'
import { figureWords, itemWord, turnoutWords } from './say.ts'
import { viewOfWave } from './view.server.ts'

/** So many of the pulses that are closed, the last first. */
const most = 4
const said = ['collaboration', 'satisfaction'] as const

/** The figures of the last pulses, as their pages show them; what people wrote in one is not handed on. */
export const pulseChapter: Chapter = {
  name: 'pulse',
  order: 95,
  title: () => m.pulse_title(),
  write: async (tx, partnershipId) => {
    const closed = (await wavesOf(tx, partnershipId)).filter((wave) => !isOpen(wave, tx.today)).slice(0, most)
    if (closed.length === 0) return null
    const ties = await tiesOfWaves(tx, closed)
    const parts = []
    for (const wave of closed) parts.push({ wave, ...(await viewOfWave(tx, wave, ties.get(wave.id) ?? [])) })
    return (
      <View>
        {parts.map(({ wave, partners, collaboration }) => (
          <View key={wave.id} wrap={false}>
            <Heading level={3}>{m.pulse_wave_row({ day: formatDay(wave.openedOn) })}</Heading>
            <Aside>{turnoutWords(wave)}</Aside>
            {partners.length === 0 ? (
              <Aside>{m.pulse_no_answers()}</Aside>
            ) : (
              <PdfTable
                together
                columns={[
                  { name: m.pulse_partner(), share: 2 },
                  { name: m.pulse_trust(), figures: true },
                  { name: m.pulse_value(), figures: true },
                  ...said.map((item) => ({ name: itemWord(item), figures: true })),
                ]}
                rows={partners.map(({ organizationId, name, received }) => ({
                  key: organizationId,
                  cells: [
                    name,
                    figureWords(received.trust),
                    figureWords(received.value),
                    ...said.map((item) => figureWords(received[item], item)),
                  ],
                }))}
              />
            )}
            {collaboration !== null && (
              <Aside>{m.pulse_collaboration({ figure: figureWords(collaboration, 'collaboration') })}</Aside>
            )}
          </View>
        ))}
      </View>
    )
  },
}
