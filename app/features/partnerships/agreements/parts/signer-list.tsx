import { formatMoment } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { DrawnSignature } from '#ui/signature-pad/signature-pad.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { type Sending, type Signer, waitingSigners } from '../agreement.ts'
import { drawingSize } from '../drawing.ts'
import type { Proof } from '../trail.ts'

/** Who signs for each partner, in their order, and how far it has come. */
export function SignerList({
  sending,
  proofs,
  unreached,
  timeZone,
}: {
  sending: Sending
  proofs: readonly Pick<Proof, 'signerId' | 'signature' | 'drawing'>[]
  /** Ids of those who were asked and whom nothing reaches. */
  unreached: readonly string[]
  timeZone: string
}) {
  const asked = waitingSigners(sending)
  const open = sending.recalledAt === null && !sending.signers.some((one) => one.declinedAt !== null)
  const what = (signer: Signer) => {
    if (signer.signedAt !== null)
      return m.agreement_signed_at({ when: formatMoment(signer.signedAt, timeZone) })
    if (signer.declinedAt !== null)
      return m.agreement_declined_because({ reason: signer.declineReason ?? '' })
    if (!open) return m.agreement_signer_not()
    if (unreached.includes(signer.id)) return m.agreement_signer_unreached({ name: signer.personName })
    return asked.some((one) => one.id === signer.id) ? m.agreement_signer_asked() : m.agreement_signer_later()
  }
  const hand = (signer: Signer) => {
    const proof = proofs.find((one) => one.signerId === signer.id)
    if (proof === undefined) return undefined
    if (proof.drawing === null) return <span className="signature-hand">{proof.signature}</span>
    const label = m.agreement_drawing_of({ name: signer.personName })
    return <DrawnSignature path={proof.drawing} label={label} {...drawingSize} />
  }
  return (
    <Rows>
      {sending.signers.map((signer) => (
        <Row
          key={signer.id}
          title={m.agreement_signer_line({ name: signer.personName, organization: signer.organizationName })}
          who={what(signer)}
          actions={hand(signer)}
          end={
            signer.signedAt !== null ? (
              <Tag tone="spruce">{m.agreement_signed()}</Tag>
            ) : signer.declinedAt !== null ? (
              <Tag tone="rust">{m.agreement_standing_declined()}</Tag>
            ) : undefined
          }
        />
      ))}
    </Rows>
  )
}
