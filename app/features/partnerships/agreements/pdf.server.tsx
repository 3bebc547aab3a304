import type { ReactNode } from 'react'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { PdfDocument } from '#platform/pdf/document.tsx'
import { head, ink, line, size, soft, spruce } from '#platform/pdf/look.ts'
import { pdfMarkdown } from '#platform/pdf/markdown.server.tsx'
import { Facts, Heading, Panel, Paragraph, PdfTable } from '#platform/pdf/parts.tsx'
import { Path, Svg, Text, View } from '#platform/pdf/primitives.ts'
import { renderPdf } from '#platform/pdf/render.server.ts'
import { formatStamp } from '#platform/words/format.ts'
import { localeFor, m } from '#platform/words/words.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { type Agreement, isOpenText, isSigned, type Sending, type Signer } from './agreement.ts'
import { documentText } from './document.server.ts'
import { drawingSize } from './drawing.ts'
import { documentOf, readAgreement, textsOf } from './reads.server.ts'
import { auditSentence, kindWord } from './say.ts'
import { trailOf } from './trail.server.ts'
import type { Proof, Trail } from './trail.ts'

/** An agreement as it is put on paper: its document, and how it was signed where it was sent. */
interface AgreementPaper {
  agreement: Agreement
  document: string
  signing: { sending: Sending; trail: Trail } | null
}

/** What there is to put on paper of an agreement in reach. Throws NotFound. */
export async function agreementPaper(tx: Tx, id: string): Promise<AgreementPaper> {
  const agreement = await readAgreement(tx, id)
  const sending = isOpenText(agreement.standing) ? null : agreement.sending
  return {
    agreement,
    document: sending === null ? await draftOf(tx, agreement) : await documentOf(tx, sending.id),
    signing: sending === null ? null : { sending, trail: await trailOf(tx, sending) },
  }
}

/**
 * An agreement on paper, in its own language. Sent or signed: the document letter by letter, the signatures, and the
 * audit page that says how it was signed. A draft says that it is one and has neither. No database is held meanwhile.
 */
export async function agreementPdf(
  { workspace, now }: Pick<Ctx, 'workspace' | 'now'>,
  { agreement, document, signing }: AgreementPaper,
): Promise<Buffer> {
  // The title stands over the page already.
  const text = await pdfMarkdown(document.replace(/^# .*\n+/, ''))
  const locale = localeFor(agreement.language)
  const { timeZone } = workspace
  return renderPdf(locale, () => (
    <PdfDocument
      title={agreement.title}
      kind={
        signing === null
          ? m.agreement_pdf_draft({ kind: kindWord(agreement.kind) })
          : kindWord(agreement.kind)
      }
      workspace={workspace}
      locale={locale}
      madeAt={now}
      foot={
        signing === null
          ? m.agreement_pdf_foot_draft()
          : m.agreement_pdf_foot({ hash: signing.sending.sha256.slice(0, 16) })
      }
      sheets={
        signing === null
          ? []
          : [<AuditPage key="audit" agreement={agreement} {...signing} timeZone={timeZone} />]
      }
    >
      {text}
      {signing !== null && (
        <Signatures sending={signing.sending} proofs={signing.trail.proofs} timeZone={timeZone} />
      )}
    </PdfDocument>
  ))
}

async function draftOf(tx: Tx, agreement: Agreement): Promise<string> {
  const { partners } = await readPartnership(tx, agreement.partnershipId)
  const [text] = await textsOf(tx, agreement)
  return documentText(
    agreement,
    presentPartners(partners).map((partner) => partner.name),
    text ?? { body: '', budget: [] },
  )
}

function Signatures({
  sending,
  proofs,
  timeZone,
}: {
  sending: Sending
  proofs: readonly Proof[]
  timeZone: string
}): ReactNode {
  return (
    <View style={{ marginTop: 10 }}>
      <Heading>{m.agreement_signers()}</Heading>
      <View style={{ flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'space-between' }}>
        {sending.signers.map((signer) => (
          <View key={signer.id} wrap={false} style={{ width: '47%', marginBottom: 16 }}>
            <Hand proof={proofs.find((one) => one.signerId === signer.id)} />
            <Text style={{ fontWeight: 600 }}>{signer.personName}</Text>
            <Text>{signer.organizationName}</Text>
            <Text style={{ color: soft, fontSize: size.small }}>{whenWords(signer, timeZone)}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

const whenWords = (signer: Signer, timeZone: string): string =>
  signer.signedAt !== null
    ? formatStamp(signer.signedAt, timeZone)
    : signer.declinedAt !== null
      ? m.agreement_pdf_declined()
      : m.agreement_pdf_unsigned()

/** The signature above its line: drawn, else as it was written; empty where nobody signed. */
function Hand({ proof }: { proof: Proof | undefined }): ReactNode {
  return (
    <View
      style={{
        height: 58,
        marginBottom: 4,
        justifyContent: 'flex-end',
        borderBottomWidth: 1,
        borderBottomColor: proof === undefined ? line : ink,
      }}
    >
      {proof === undefined ? null : proof.drawing === null ? (
        <Text style={{ fontFamily: head, fontWeight: 600, fontSize: 17, color: spruce, marginBottom: 3 }}>
          {proof.signature}
        </Text>
      ) : (
        <Svg width={159} height={53} viewBox={`0 0 ${drawingSize.width} ${drawingSize.height}`}>
          <Path
            d={proof.drawing}
            stroke={spruce}
            strokeWidth={6}
            strokeLinecap="round"
            strokeLinejoin="round"
            fill="none"
          />
        </Svg>
      )}
    </View>
  )
}

interface AuditProps {
  agreement: Agreement
  sending: Sending
  trail: Trail
  timeZone: string
}

function AuditPage({ agreement, sending, trail, timeZone }: AuditProps): ReactNode {
  return (
    <View>
      <Heading>{m.agreement_audit_title()}</Heading>
      <Paragraph>{m.agreement_audit_lede({ zone: timeZone })}</Paragraph>
      <Panel>
        <Facts
          items={[
            { name: m.agreement_audit_document(), value: agreement.title },
            { name: m.agreement_audit_text(), value: m.agreement_version({ number: trail.number }) },
            { name: m.agreement_audit_hash(), value: <Hash>{sending.sha256}</Hash> },
            {
              name: m.agreements_standing(),
              value: isSigned(agreement)
                ? m.agreement_audit_complete({ count: sending.signers.length })
                : m.agreement_audit_incomplete({
                    signed: trail.proofs.length,
                    count: sending.signers.length,
                  }),
            },
          ]}
        />
      </Panel>
      {trail.proofs.map((proof) => (
        <ProofPanel
          key={proof.signerId}
          proof={proof}
          organization={sending.signers.find((one) => one.id === proof.signerId)?.organizationName ?? ''}
          timeZone={timeZone}
        />
      ))}
      <Heading level={3}>{m.agreement_audit_events()}</Heading>
      <PdfTable
        columns={[
          { name: m.agreement_audit_when(), share: 2 },
          { name: m.agreement_audit_what(), share: 4 },
        ]}
        rows={trail.events.map((event, place) => ({
          key: String(place),
          cells: [formatStamp(event.at, timeZone), auditSentence(event)],
        }))}
      />
      <Heading level={3}>{m.agreement_audit_check()}</Heading>
      <Paragraph>{m.agreement_audit_check_how()}</Paragraph>
    </View>
  )
}

function ProofPanel({
  proof,
  organization,
  timeZone,
}: {
  proof: Proof
  organization: string
  timeZone: string
}): ReactNode {
  return (
    <Panel>
      <Text style={{ fontFamily: head, fontWeight: 600, fontSize: size.h3, marginBottom: 4 }}>
        {m.agreement_signer_line({ name: proof.name, organization })}
      </Text>
      <Facts
        items={[
          {
            name: m.agreement_audit_signature(),
            value:
              proof.drawing === null
                ? m.agreement_audit_typed({ signature: proof.signature })
                : m.agreement_audit_drawn({ signature: proof.signature }),
          },
          { name: m.agreement_audit_consent(), value: proof.consent },
          { name: m.agreement_audit_time(), value: formatStamp(proof.signedAt, timeZone) },
          {
            name: m.agreement_audit_address(),
            value: proof.address === '' ? m.agreement_audit_no_address() : proof.address,
          },
          {
            name: m.agreement_audit_way(),
            value: proof.way === 'link' ? m.agreement_audit_by_link() : m.agreement_audit_signed_in(),
          },
          { name: m.agreement_audit_hash(), value: <Hash>{proof.sha256}</Hash> },
        ]}
      />
    </Panel>
  )
}

/** On one line, so that it is copied whole. */
const Hash = ({ children }: { children: string }): ReactNode => (
  <Text style={{ fontSize: size.small }}>{children}</Text>
)
