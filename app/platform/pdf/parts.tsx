import type { ReactNode } from 'react'
import { head, line, size, soft, spruce, wash } from './look.ts'
import { type PdfStyle, Text, View } from './primitives.ts'

/** A heading, which stays with what follows it and is found in the reader's outline. */
export function Heading({ level = 2, children }: { level?: 2 | 3; children: string }) {
  return (
    <View
      minPresenceAhead={70}
      bookmark={children}
      style={{ marginTop: level === 2 ? 16 : 10, marginBottom: level === 2 ? 6 : 3 }}
    >
      <Text
        style={{
          fontFamily: head,
          fontWeight: 600,
          lineHeight: 1.25,
          fontSize: level === 2 ? size.h2 : size.h3,
        }}
      >
        {children}
      </Text>
    </View>
  )
}

export function Paragraph({ children, style = {} }: { children: ReactNode; style?: PdfStyle }) {
  return (
    <Text orphans={2} widows={2} style={{ marginBottom: 7, ...style }}>
      {children}
    </Text>
  )
}

/** Names with what stands to them, one a line. */
export function Facts({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <View style={{ marginVertical: 4 }}>
      {items.map(({ name, value }) => (
        <View key={name} wrap={false} style={{ flexDirection: 'row', marginBottom: 3 }}>
          <Text style={{ width: '26%', paddingRight: 10, color: soft }}>{name}</Text>
          <View style={{ width: '74%' }}>
            <Words>{value}</Words>
          </View>
        </View>
      ))}
    </View>
  )
}

export function Quote({ children }: { children: ReactNode }) {
  return (
    <View
      style={{
        marginVertical: 6,
        paddingVertical: 2,
        paddingLeft: 10,
        borderLeftWidth: 2,
        borderLeftColor: spruce,
      }}
    >
      <Words>{children}</Words>
    </View>
  )
}

/** What belongs together, on a ground of its own and on one page. */
export function Panel({ children }: { children: ReactNode }) {
  return (
    <View wrap={false} style={{ padding: 12, marginBottom: 10, borderRadius: 6, backgroundColor: wash }}>
      {children}
    </View>
  )
}

export function Rule() {
  return <View style={{ marginVertical: 10, borderBottomWidth: 0.75, borderBottomColor: line }} />
}

interface Column {
  name: string
  /** Its share of the width, beside the other columns' shares; 1 if none is said. */
  share?: number
  /** Figures stand to the right. */
  figures?: boolean
}

/** A table whose head is said again on each page; no row is torn between two. */
export function PdfTable({
  columns,
  rows,
  together = false,
}: {
  columns: readonly Column[]
  /** It is short for certain and stays on one page. */
  together?: boolean
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}) {
  const placed = columns.map(({ name, share = 1, figures = false }, place) => ({
    key: String(place),
    name,
    place,
    style: {
      flexGrow: share,
      flexShrink: 1,
      flexBasis: 0,
      paddingRight: 8,
      textAlign: figures ? ('right' as const) : ('left' as const),
    },
  }))
  const row = {
    flexDirection: 'row',
    paddingVertical: 3,
    borderBottomWidth: 0.5,
    borderBottomColor: line,
  } as const
  return (
    <View wrap={!together} style={{ marginVertical: 6, fontSize: size.small + 0.5 }}>
      <View fixed style={{ ...row, borderBottomWidth: 1, borderBottomColor: soft }}>
        {placed.map(({ key, name, style }) => (
          <Text key={key} style={{ ...style, color: soft, fontWeight: 600 }}>
            {name}
          </Text>
        ))}
      </View>
      {rows.map(({ key, cells }) => (
        <View key={key} wrap={false} style={row}>
          {placed.map(({ key, place, style }) => (
            <View key={key} style={style}>
              <Words>{cells[place]}</Words>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

/** Bare words stand in a part of their own; parts stay as they are. */
const Words = ({ children }: { children: ReactNode }) =>
  typeof children === 'string' || typeof children === 'number' ? <Text>{children}</Text> : children
