import type { ReactNode } from 'react'
import { head, line, rust, size, soft } from './look.ts'
import { PageText } from './page-text.tsx'
import { Link, Text, View } from './primitives.ts'

/** A chapter: its heading on a line of its own, where the reader's outline and the contents lead to. */
export function ChapterPart({ name, title, children }: { name: string; title: string; children: ReactNode }) {
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
        <PageText style={{ height: 0 }} words={{ kind: 'begins', chapter: name }} />
        <Text style={{ fontFamily: head, fontWeight: 600, fontSize: 18, lineHeight: 1.2 }}>{title}</Text>
      </View>
      {children}
    </>
  )
}

/** What is in it and where, each line a link. */
export function Contents({ items }: { items: readonly { name: string; title: string }[] }) {
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
            <PageText
              style={{ color: soft, fontSize: size.text, width: 20, textAlign: 'right', marginBottom: 1.5 }}
              words={{ kind: 'whereBegins', chapter: name }}
            />
          </View>
        </Link>
      ))}
    </View>
  )
}
