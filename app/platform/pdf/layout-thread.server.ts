/**
 * A thread that lays out documents, one after another: it gets a document's plain parts and answers the bytes of a
 * PDF. In the build it is a program of its own; nothing of ours but what stands here is loaded in it.
 */
import { Font, renderToBuffer } from '@react-pdf/renderer'
import { createElement, type ReactElement, type ReactNode } from 'react'
import { answerWith } from '../threads/threads.server.ts'
import { fonts } from './fonts.server.ts'
import { type PageWords, pageHere, pagesInAll } from './page-words.ts'
import type { PlainNode, PlainPart } from './plain.ts'
import type { DocumentProps } from './primitives.ts'

for (const family of fonts) Font.register(family)
// Words are broken by no rule: the engine knows only those of English.
Font.registerHyphenationCallback((word) => [word])

answerWith(async (document: PlainPart): Promise<Uint8Array> => {
  const begins = new Map<string, number>()
  const root = elementOf(document, begins) as ReactElement<DocumentProps>
  return new Uint8Array(await renderToBuffer(root))
})

function elementOf(node: PlainNode, begins: Map<string, number>): ReactNode {
  if (typeof node === 'string') return node
  const { words, ...props } = node.props
  const render = words === undefined ? {} : { render: saying(words, begins) }
  return createElement(
    node.type,
    { ...props, ...render },
    ...node.children.map((child) => elementOf(child, begins)),
  )
}

/**
 * What the engine asks twice: on its way through the pages, when later ones are not known, and at the end, when all
 * are. So a document is laid out once, and its contents know where chapters begin.
 */
function saying(words: PageWords, begins: Map<string, number>) {
  return ({ pageNumber, totalPages }: { pageNumber: number; totalPages?: number }): string => {
    switch (words.kind) {
      case 'count':
        return words.sentence
          .replace(pageHere, String(pageNumber))
          .replace(pagesInAll, String(totalPages ?? ''))
      case 'later':
        return pageNumber > 1 ? words.text : ''
      case 'begins':
        begins.set(words.chapter, pageNumber)
        return ''
      case 'whereBegins':
        return String(begins.get(words.chapter) ?? '')
    }
  }
}
