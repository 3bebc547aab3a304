import type { ReactElement, ReactNode } from 'react'
import { type Locale, m } from '../words/words.ts'
import { body, head, ink, margin, rust, size, soft, spruce } from './look.ts'
import { PageText } from './page-text.tsx'
import { pageHere, pagesInAll } from './page-words.ts'
import { heightOf, paperOf } from './paper.ts'
import { Document, type DocumentProps, Page, Path, Svg, Text, View } from './primitives.ts'

interface PdfDocumentProps {
  /** Stands large on the first page, small on the others, and in what the file says of itself. */
  title: string
  /** A line over the title: what kind of paper this is. */
  kind?: string
  /** A sentence or two below the title. */
  lead?: ReactNode
  workspace: { name: string; country: string }
  /** Of the words in the document. */
  locale: Locale
  /** The moment it was made. */
  madeAt: Date
  /** At the foot of each page, like "Made on 3 March 2026". */
  foot?: string
  /** Parts that follow one another; a `Sheet` among `sheets` begins a page. */
  children: ReactNode
  sheets?: readonly ReactElement[]
}

/** A document in the house's look: the mark and the workspace's name above, pages counted below. */
export function PdfDocument({
  children,
  sheets = [],
  ...about
}: PdfDocumentProps): ReactElement<DocumentProps> {
  const { title, kind, lead, workspace, locale, madeAt, foot = '' } = about
  const frame = { title, workspace, foot }
  return (
    <Document
      title={title}
      author={workspace.name}
      creator="Commonweave"
      producer="Commonweave"
      language={locale}
      creationDate={madeAt}
      modificationDate={madeAt}
      pdfVersion="1.7"
    >
      <Framed {...frame}>
        {kind !== undefined && (
          <Text style={{ color: rust, fontSize: size.small, fontWeight: 600, marginBottom: 5 }}>{kind}</Text>
        )}
        <View bookmark={title}>
          <Text style={{ fontFamily: head, fontWeight: 600, fontSize: size.h1, lineHeight: 1.15 }}>
            {title}
          </Text>
        </View>
        {lead !== undefined && (
          <View style={{ marginTop: 8, color: soft, fontSize: size.large }}>
            {typeof lead === 'string' ? <Text>{lead}</Text> : lead}
          </View>
        )}
        <View style={{ marginTop: 18 }}>{children}</View>
      </Framed>
      {sheets.map((sheet) => (
        <Framed key={sheet.key} {...frame}>
          {sheet}
        </Framed>
      ))}
    </Document>
  )
}

type FrameProps = Pick<PdfDocumentProps, 'title' | 'workspace' | 'foot' | 'children'>

function Framed({ title, workspace, foot, children }: FrameProps) {
  const paper = paperOf(workspace.country)
  return (
    <Page
      size={paper}
      style={{
        paddingTop: margin.top,
        paddingHorizontal: margin.side,
        paddingBottom: margin.bottom,
        fontFamily: body,
        fontSize: size.text,
        lineHeight: 1.5,
        color: ink,
      }}
    >
      <View fixed style={{ ...band, top: 26, left: margin.side }}>
        <PdfMark />
        <Text style={{ fontFamily: head, fontWeight: 600, marginLeft: 6, color: ink }}>{workspace.name}</Text>
      </View>
      <PageText
        fixed
        style={{ ...band, top: 29, left: 250, right: margin.side, textAlign: 'right' }}
        words={{ kind: 'later', text: title }}
      />
      <Text fixed style={{ ...band, top: heightOf(paper) - 38, left: margin.side, maxWidth: 360 }}>
        {foot}
      </Text>
      <PageText
        fixed
        style={{ ...band, top: heightOf(paper) - 38, left: 250, right: margin.side, textAlign: 'right' }}
        words={{ kind: 'count', sentence: m.pdf_page({ page: pageHere, pages: pagesInAll }) }}
      />
      {children}
    </Page>
  )
}

const band = {
  position: 'absolute',
  flexDirection: 'row',
  alignItems: 'center',
  fontSize: size.small,
  color: soft,
} as const

/** The woven mark, as `app/ui/mark` draws it. */
function PdfMark() {
  const thread = { strokeWidth: 3.4, strokeLinecap: 'round', fill: 'none' } as const
  return (
    <Svg width={15} height={15} viewBox="0 0 26 26">
      <Path d="M3 9h2.6M12.4 9H23M3 17h10.6M20.4 17H23" stroke={spruce} {...thread} />
      <Path d="M9 3v10.6M9 20.4V23M17 3v2.6M17 12.4V23" stroke={rust} {...thread} />
    </Svg>
  )
}
