// Lays a smaller copy beside each of the browser's files that have words in them, for the door to hand out.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const folder = join(import.meta.dirname, '../build/client')
for (const path of globSync('assets/*.{js,css}', { cwd: folder })) {
  const text = readFileSync(join(folder, path))
  writeFileSync(join(folder, `${path}.br`), brotliCompressSync(text))
  writeFileSync(join(folder, `${path}.gz`), gzipSync(text, { level: 9 }))
}
