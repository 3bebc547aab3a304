import { addMonths, type Day } from '#platform/context/days.ts'
import type { Evidence, EvidenceSource } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { type Asking, askingsOf } from './askings.server.ts'
import { type ConcernLine, nextDay } from './concern.ts'
import { concernsOf } from './reads.server.ts'
import { titleOf } from './say.ts'

/**
 * Concerns addressed: none past its time, and one settled or every partner asked within six months. Only open ones
 * count, either way, so that everybody reads the same and nothing is given away of the others.
 */
export const concernsAddressed: EvidenceSource = {
  keyAction: 'concerns_addressed',
  find: async (tx, partnershipId) => {
    const { partners } = await readPartnership(tx, partnershipId)
    return addressed(
      (await concernsOf(tx, partnershipId)).filter((one) => one.openness === 'open'),
      await askingsOf(tx, partnershipId),
      presentPartners(partners).map((partner) => ({ id: partner.organizationId, name: partner.name })),
      { partnershipId, today: tx.today },
    )
  },
}

const months = 6

export function addressed(
  concerns: readonly Pick<
    ConcernLine,
    'id' | 'summary' | 'openness' | 'acknowledgedOn' | 'settlement' | 'acknowledgeBy' | 'settleBy'
  >[],
  askings: readonly Pick<Asking, 'organization' | 'answeredOn' | 'weight'>[],
  partners: readonly { id: string; name: string }[],
  { partnershipId, today }: { partnershipId: string; today: Day },
): Evidence {
  const lapse = (on: Day) => addMonths(on, months)
  const late = concerns.filter((one) => nextDay(one, today)?.late === true)
  const items: Evidence['items'] = concerns.flatMap((one) =>
    one.settlement === null
      ? []
      : [
          {
            kind: 'concern',
            id: one.id,
            on: one.settlement.settledOn,
            text: m.concern_evidence_settled({ summary: titleOf(one) }),
            href: `/concerns/${one.id}`,
          },
        ],
  )
  const answered = new Map<string, Day>()
  for (const { organization, answeredOn, weight } of askings)
    if (answeredOn !== null && weight === 'counts' && answeredOn > (answered.get(organization.id) ?? ''))
      answered.set(organization.id, answeredOn)
  const unheard = partners.filter(({ id }) => {
    const on = answered.get(id)
    return on === undefined || lapse(on) < today
  })
  // All were heard as of the day the last one answered; it holds as long as the oldest of the answers.
  const days = partners.flatMap(({ id }) => answered.get(id) ?? []).sort()
  const [first] = days
  const allHeard = partners.length > 0 && days.length === partners.length && first !== undefined
  if (allHeard)
    items.push({
      kind: 'partnership',
      id: partnershipId,
      on: days.at(-1) ?? first,
      text: m.concern_evidence_asked({ count: partners.length }),
      href: `/partnerships/${partnershipId}/concerns`,
    })
  const until = [
    ...items.filter((one) => one.kind === 'concern').map((one) => lapse(one.on)),
    ...(allHeard ? [lapse(first)] : []),
  ]
    .sort()
    .at(-1)
  const fresh = until !== undefined && until >= today
  const enough = fresh && late.length === 0
  return {
    items,
    enough,
    missing: enough
      ? null
      : late.length > 0
        ? m.concern_missing_late({ count: late.length })
        : m.concern_missing_asked({ names: formatList(unheard.map(({ name }) => name)) }),
    lapsedOn: until !== undefined && !fresh ? until : null,
  }
}
