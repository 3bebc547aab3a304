import { parseSync } from 'vite'

export interface Import {
  /** As written; null where it is only worked out when the program runs. */
  specifier: string | null
  line: number
}

interface Node {
  type: string
  start: number
  [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Where each kind of node says what it imports. */
const sourceOf: Record<string, (node: Node) => unknown> = {
  ImportDeclaration: (node) => node.source,
  ExportNamedDeclaration: (node) => node.source ?? undefined,
  ExportAllDeclaration: (node) => node.source,
  ImportExpression: (node) => node.source,
  TSImportType: (node) => node.source,
  TSExternalModuleReference: (node) => node.expression,
  CallExpression: (node) => (loads(node.callee) ? (node.arguments as unknown[])[0] : undefined),
}

/** `require(…)`, and what the bundler reads as imports: `import.meta.glob(…)`. */
function loads(callee: unknown): boolean {
  if (!isNode(callee)) return false
  if (callee.type === 'Identifier') return callee.name === 'require'
  return callee.type === 'MemberExpression' && isNode(callee.object) && callee.object.type === 'MetaProperty'
    ? isNode(callee.property) && callee.property.name === 'glob'
    : false
}

/**
 * Every import of a file of TypeScript or TSX, in any form: static, dynamic, re-exporting, of types only.
 * Throws on a file that can't be parsed.
 */
export function importsOf(path: string, text: string): Import[] {
  const { program, errors } = parseSync(path, text)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const found: Import[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    if (!isNode(value)) return
    const source = sourceOf[value.type]?.(value)
    if (source !== undefined) {
      const line = text.slice(0, value.start).split('\n').length
      for (const specifier of specifiersIn(source)) found.push({ specifier, line })
    }
    for (const child of Object.values(value)) visit(child)
  }
  visit(program)
  return found
}

function specifiersIn(source: unknown): (string | null)[] {
  if (!isNode(source)) return [null]
  if (source.type === 'Literal' && typeof source.value === 'string') return [source.value]
  if (source.type === 'ArrayExpression' && Array.isArray(source.elements))
    return source.elements.flatMap(specifiersIn)
  if (source.type === 'TemplateLiteral' && Array.isArray(source.quasis) && source.quasis.length === 1)
    return [source.quasis[0].value.cooked]
  return [null]
}
