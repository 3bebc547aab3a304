import { Link } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import { m } from '#platform/words/words.ts'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Section } from '#ui/section/section.tsx'
import { type Agreement, isOpenText } from '../agreement.ts'
import { kindWord, periodText } from '../say.ts'
import { AgreementTag } from './agreement-tag.tsx'

/** What it is, how it stands and from when to when; what it follows; and the sum of the document that lies before its signers. */
export function AgreementFacts({
  agreement,
  base,
  today,
}: {
  agreement: Pick<
    Agreement,
    'kind' | 'standing' | 'beginsOn' | 'endsOn' | 'followsId' | 'followsAs' | 'sending'
  > &
    Parameters<typeof periodText>[0]
  base: string
  today: Day
}) {
  const { standing, sending } = agreement
  const items = [
    { term: m.agreement_kind(), value: kindWord(agreement.kind) },
    { term: m.agreements_standing(), value: <AgreementTag standing={standing} /> },
    { term: m.agreement_when(), value: periodText(agreement, today) },
  ]
  const follows = {
    term: agreement.followsAs === 'renewal' ? m.agreement_renews() : m.agreement_amends(),
    value: <Link to={`${base}/agreements/${agreement.followsId}`}>{m.agreement_see_earlier()}</Link>,
  }
  const hash = {
    term: m.agreement_hash(),
    value: <code style={{ overflowWrap: 'anywhere' }}>{sending?.sha256}</code>,
  }
  return (
    <Section title={m.agreement_facts()}>
      <KeyValues
        items={[
          ...items,
          ...(agreement.followsId === null ? [] : [follows]),
          ...(sending === null || isOpenText(standing) ? [] : [hash]),
        ]}
      />
    </Section>
  )
}
