import { fileURLToPath } from 'node:url'

// Before anything is loaded that asks for it: React would otherwise bring its slow, talkative build.
process.env.NODE_ENV ??= 'production'
const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2), fileURLToPath(new URL('../../', import.meta.url)))
