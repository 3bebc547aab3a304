import type { Token, Tokens } from 'marked'
import type { ReactNode } from 'react'
import { size, spruce } from './look.ts'
import { Heading, Paragraph, PdfTable, Quote, Rule } from './parts.tsx'
import { Link, Text, View } from './primitives.ts'

/**
 * Marked-up text as parts of a document. What somebody wrote may hold anything: HTML in it is shown as it was typed,
 * pictures are not fetched, and links lead to pages and mail only.
 */
export async function pdfMarkdown(markdown: string): Promise<ReactNode> {
  const { lexer } = await import('marked')
  return <View>{blocks(lexer(markdown, { gfm: true }))}</View>
}

/** Parts of a text that is made once are named by their place. */
const placed = <T,>(items: readonly T[]) => items.map((item, index) => ({ place: String(index), item }))

const blocks = (tokens: readonly Token[]): ReactNode =>
  placed(tokens).map(({ place, item }) => <Block key={place} token={item as Tokens.Generic} />)

function Block({ token }: { token: Tokens.Generic }): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return null
    case 'heading':
      return <Heading level={token.depth > 2 ? 3 : 2}>{plain(token.tokens, token.text)}</Heading>
    case 'hr':
      return <Rule />
    case 'blockquote':
      return <Quote>{blocks(token.tokens ?? [])}</Quote>
    case 'list':
      return <ListBlock list={token as Tokens.List} />
    case 'table':
      return <TableBlock table={token as Tokens.Table} />
    case 'code':
      return <Text style={{ marginBottom: 7, fontSize: size.small }}>{token.text}</Text>
    case 'html':
      return <Paragraph>{token.raw.trim()}</Paragraph>
    default:
      return <Paragraph>{inline(token.tokens, token.text ?? token.raw)}</Paragraph>
  }
}

function ListBlock({ list }: { list: Tokens.List }): ReactNode {
  const start = typeof list.start === 'number' ? list.start : 1
  return (
    <View style={{ marginBottom: 4 }}>
      {placed(list.items).map(({ place, item }) => (
        <View key={place} style={{ flexDirection: 'row' }}>
          <Text style={{ width: 18, color: spruce, fontWeight: 600 }}>
            {item.task ? (item.checked ? '[x]' : '[ ]') : list.ordered ? `${start + Number(place)}.` : '•'}
          </Text>
          <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0 }}>{blocks(item.tokens)}</View>
        </View>
      ))}
    </View>
  )
}

const TableBlock = ({ table }: { table: Tokens.Table }): ReactNode => (
  <PdfTable
    columns={table.header.map((cell, index) => ({
      name: plain(cell.tokens, cell.text),
      figures: table.align[index] === 'right',
    }))}
    rows={placed(table.rows).map(({ place, item }) => ({
      key: place,
      cells: placed(item).map((cell) => (
        <Text key={cell.place}>{inline(cell.item.tokens, cell.item.text)}</Text>
      )),
    }))}
  />
)

const inline = (tokens: readonly Token[] | undefined, otherwise: string): ReactNode =>
  tokens === undefined || tokens.length === 0
    ? read(otherwise)
    : placed(tokens).map(({ place, item }) => <Inline key={place} token={item as Tokens.Generic} />)

function Inline({ token }: { token: Tokens.Generic }): ReactNode {
  const within = () => inline(token.tokens, token.text ?? token.raw)
  switch (token.type) {
    case 'checkbox':
      return null
    case 'br':
      return <Text>{'\n'}</Text>
    case 'html':
    case 'codespan':
      return <Text>{token.type === 'html' ? token.raw : token.text}</Text>
    case 'strong':
      return <Text style={{ fontWeight: 600 }}>{within()}</Text>
    case 'em':
      return <Text style={{ fontStyle: 'italic' }}>{within()}</Text>
    case 'del':
      return <Text style={{ textDecoration: 'line-through' }}>{within()}</Text>
    case 'link':
      return /^(https?:|mailto:)/i.test(token.href) ? (
        <Link src={token.href} style={{ color: spruce }}>
          {within()}
        </Link>
      ) : (
        <Text>{within()}</Text>
      )
    default:
      return <Text>{within()}</Text>
  }
}

/** Without marks: for headings and the heads of tables. */
const plain = (tokens: readonly Token[] | undefined, otherwise: string): string =>
  tokens === undefined || tokens.length === 0
    ? read(otherwise)
    : tokens
        .map((token) => {
          const { type, raw, text, tokens: within } = token as Tokens.Generic
          return type === 'html' ? raw : plain(within, text ?? raw)
        })
        .join('')

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** A text as a page shows it: a line's end is a space, and the few names for signs are the signs. */
const read = (text: string): string =>
  text
    .replace(/\n/g, ' ')
    .replace(/&(?:#(\d{1,6})|([a-z]{2,4}));/g, (whole, code?: string, name?: string) =>
      code !== undefined
        ? String.fromCodePoint(Math.min(Number(code), 0x10ffff))
        : (entities[name ?? ''] ?? whole),
    )
