// Compiles the words of every noun into typed functions. They are gathered into one file a language
// first: handed over folder by folder the compiler takes a minute, gathered two seconds.
// With --split each message is a module of its own, so that a page is sent its own sentences only.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '@inlang/paraglide-js'

const root = join(import.meta.dirname, '..')
const settings = JSON.parse(readFileSync(join(root, 'project.inlang/settings.json'), 'utf8')) as {
  locales: string[]
}
mkdirSync(join(root, 'tmp/words'), { recursive: true })
for (const locale of settings.locales) {
  const all: Record<string, unknown> = {}
  for (const path of globSync([`app/**/words/${locale}.json`, `app/platform/words/shared/${locale}.json`], {
    cwd: root,
  }).sort())
    for (const [key, message] of Object.entries(
      JSON.parse(readFileSync(join(root, path), 'utf8')) as object,
    )) {
      if (key in all) throw new Error(`${path}: the key ${key} stands in another folder too`)
      all[key] = message
    }
  writeFileSync(join(root, 'tmp/words', `${locale}.json`), JSON.stringify(all))
}
await compile({
  project: join(root, 'project.inlang'),
  outdir: join(root, 'app/platform/words/compiled'),
  strategy: ['globalVariable', 'baseLocale'],
  outputStructure: process.argv.includes('--split') ? 'message-modules' : 'locale-modules',
  emitReadme: false,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
})
// The compiler leaves a connection for figures about its use waiting; we send none and wait for nothing.
process.exit(0)
