import type { ReactNode } from 'react'
import { head, line, rust, size, soft } from './look.ts'
import { Link, Text, View } from './primitives.ts'

/** On which page each chapter begins, by its name; filled while a document is laid out. */
export type ChapterPages = Map<string, number>

/** A chapter: its heading on a line of its own, where the reader's outline and the contents lead to. */
export function ChapterPart({
  name,
  title,
  pages,
  children,
}: {
  name: string
  title: string
  pages: ChapterPages
  children: ReactNode
}) {
  // Side by side and not within one another: the engine keeps a heading with what follows it among siblings only.
  return (
    <>
      <View
        id={name}
        bookmark={title}
        wrap={false}
        minPresenceAhead={110}
        style={{ marginTop: 26, marginBottom: 10, paddingTop: 8, borderTopWidth: 1.5, borderTopColor: rust }}
      >
        <Text
          style={{ height: 0 }}
          render={({ pageNumber }) => {
            pages.set(name, pageNumber)
            return ''
          }}
        />
        <Text style={{ fontFamily: head, fontWeight: 600, fontSize: 18, lineHeight: 1.2 }}>{title}</Text>
      </View>
      {children}
    </>
  )
}

/** What is in it and where, each line a link. Pages are known once the document was laid out before. */
export function Contents({
  items,
  pages,
}: {
  items: readonly { name: string; title: string }[]
  pages: ChapterPages
}) {
  return (
    <View style={{ marginTop: 4 }}>
      {items.map(({ name, title }) => (
        <Link key={name} src={`#${name}`} style={{ color: '#352a20', textDecoration: 'none' }}>
          <View style={{ flexDirection: 'row', alignItems: 'flex-end', marginBottom: 4 }}>
            <Text>{title}</Text>
            <View
              style={{
                flexGrow: 1,
                marginHorizontal: 6,
                marginBottom: 4,
                borderBottomWidth: 0.75,
                borderBottomColor: line,
              }}
            />
            <Text style={{ color: soft, fontSize: size.text }}>{pages.get(name) ?? ''}</Text>
          </View>
        </Link>
      ))}
    </View>
  )
}
