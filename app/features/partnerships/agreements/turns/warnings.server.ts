import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { agreementsById } from '../reads.server.ts'
import { textsHandedOverBy } from '../waiting.server.ts'
import { lastActsOf } from './reads.server.ts'
import { freeOn } from './turn.ts'

/** A side that was handed the pen and has been silent for so long that any side may take it. */
export const textSilent = {
  kind: 'agreement.turn',
  label: () => m.warning_kind_agreement_turn(),
  find: async (tx, { partnershipId }) => {
    const silentDays = await limitOf(tx, 'agreementTurnDays')
    // A day more than is needed, as days end in the workspace's zone; `freeOn` is exact.
    const by = new Date(tx.now.getTime() - (silentDays - 1) * 86_400_000)
    const texts = await textsHandedOverBy(tx, by, partnershipId)
    const acts = await lastActsOf(tx, texts)
    return texts.flatMap((text) => {
      const since = freeOn({ ...silence(tx, text, acts.get(text.id) ?? null), silentDays })
      return since > tx.today
        ? []
        : [
            {
              kind: 'agreement.turn',
              id: `agreement.turn ${text.id}`,
              partnershipId: text.partnershipId,
              since,
            },
          ]
    })
  },
  tell: async (tx, noticed) => {
    const agreements = await agreementsById(
      tx,
      noticed.map(({ id }) => id.replace('agreement.turn ', '')),
    )
    const acts = await lastActsOf(
      tx,
      agreements.map(({ id, turn }) => ({ id, ...turn })),
    )
    const byId = new Map(agreements.map((one) => [`agreement.turn ${one.id}`, one]))
    return noticed.flatMap((one) => {
      const agreement = byId.get(one.id)
      if (agreement === undefined) return []
      const { id, title, turn } = agreement
      const { lastActOn, givenOn } = silence(tx, turn, acts.get(id) ?? null)
      return [
        {
          ...one,
          text: m.warning_agreement_turn({
            title,
            organization: turn.organizationName,
            day: formatDay(lastActOn ?? givenOn, tx.today),
          }),
          records: [{ text: title, href: `/agreements/${id}` }],
          next: { text: m.warning_next_agreement_turn(), href: `/agreements/${id}` },
        },
      ]
    })
  },
} satisfies WarningSource

/** Since when the side that has the pen has been silent, in days of the workspace. */
const silence = (tx: Tx, { givenAt }: { givenAt: Date }, actAt: Date | null) => ({
  lastActOn: actAt === null ? null : dayIn(tx.workspace.timeZone, actAt),
  givenOn: dayIn(tx.workspace.timeZone, givenAt),
})
