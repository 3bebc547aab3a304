import type { ReactNode } from 'react'
import type { Day } from '#platform/context/days.ts'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { Heading, Paragraph, PdfTable } from '#platform/pdf/parts.tsx'
import { View } from '#platform/pdf/primitives.ts'
import { formatStamp } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Agreement, isOpenText } from './agreement.ts'
import { agreementsOf } from './reads.server.ts'
import { kindWord, periodText, standingSentence, standingWord } from './say.ts'

/** Every agreement: how it stands, who signed it when, and the hash that its paper is known by. */
export const agreementsChapter: Chapter = {
  name: 'agreements',
  order: 40,
  title: () => m.agreements_title(),
  write: async (tx, partnershipId) => {
    const agreements = await agreementsOf(tx, partnershipId)
    if (agreements.length === 0) return null
    return (
      <View>
        {agreements.map((agreement) => (
          <AgreementPart
            key={agreement.id}
            agreement={agreement}
            today={tx.today}
            timeZone={tx.workspace.timeZone}
          />
        ))}
      </View>
    )
  },
}

function AgreementPart({
  agreement,
  today,
  timeZone,
}: {
  agreement: Agreement
  today: Day
  timeZone: string
}): ReactNode {
  const sending = isOpenText(agreement.standing) ? null : agreement.sending
  return (
    <>
      <Heading level={3}>{agreement.title}</Heading>
      <Aside>
        {[kindWord(agreement.kind), standingWord(agreement.standing), periodText(agreement, today)].join(
          ' · ',
        )}
      </Aside>
      <Paragraph>{standingSentence(agreement, today)}</Paragraph>
      {sending !== null && (
        <>
          <PdfTable
            together={sending.signers.length <= 8}
            columns={[
              { name: m.dossier_signer(), share: 2 },
              { name: m.dossier_organization(), share: 2 },
              { name: m.dossier_signed(), share: 2 },
            ]}
            rows={sending.signers.map((signer) => ({
              key: signer.id,
              cells: [
                signer.personName,
                signer.organizationName,
                signer.signedAt !== null
                  ? formatStamp(signer.signedAt, timeZone)
                  : signer.declinedAt !== null
                    ? m.agreement_pdf_declined()
                    : m.agreement_pdf_unsigned(),
              ],
            }))}
          />
          <Aside>{m.dossier_agreement_hash({ hash: sending.sha256 })}</Aside>
        </>
      )}
    </>
  )
}
