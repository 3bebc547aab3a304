import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import type { PageWords } from './page-words.ts'
import type { DocumentProps } from './primitives.ts'

/** A part of a document as a thread takes it: a primitive by its name, with nothing in it that runs. */
export interface PlainPart {
  type: string
  props: Record<string, unknown> & { words?: PageWords }
  children: PlainNode[]
}
export type PlainNode = PlainPart | string

/**
 * A document with its components called and its sentences said, down to the primitives. Components of documents are
 * plain functions of what they get; a function among what a primitive gets can't leave this thread and is thrown at.
 */
export function plainDocument(document: ReactElement<DocumentProps>): PlainPart {
  const [root, ...others] = plainNodes(document)
  if (root === undefined || typeof root === 'string' || root.type !== 'DOCUMENT' || others.length > 0)
    throw new Error('a document is one Document')
  return root
}

function plainNodes(node: ReactNode): PlainNode[] {
  if (node === null || node === undefined || typeof node === 'boolean') return []
  if (typeof node === 'string') return [node]
  if (typeof node === 'number' || typeof node === 'bigint') return [String(node)]
  if (isValidElement<Record<string, unknown> & { children?: ReactNode }>(node)) {
    const { type, props } = node
    if (type === Fragment) return plainNodes(props.children)
    if (typeof type === 'function') return plainNodes((type as (props: unknown) => ReactNode)(props))
    if (typeof type !== 'string') throw new Error('a document has only functions and primitives')
    const { children, ...rest } = props
    for (const [name, value] of Object.entries(rest))
      if (typeof value === 'function') throw new Error(`${type} has a function, ${name}`)
    return [{ type, props: rest, children: plainNodes(children) }]
  }
  if (Symbol.iterator in node) return [...node].flatMap(plainNodes)
  throw new Error('a document waits for nothing')
}
