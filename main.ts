import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Keeps what V8 makes of the build beside it, so that the next start need not compile it again.
enableCompileCache(fileURLToPath(new URL('./compiled', import.meta.url)))
// Before anything is loaded that asks for it: React would otherwise bring its slow, talkative build.
process.env.NODE_ENV ??= 'production'
const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2), fileURLToPath(new URL('../../', import.meta.url)))
