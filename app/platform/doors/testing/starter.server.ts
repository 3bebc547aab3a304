// Run by a test as a process of its own: waits for a word, tries to take the folder, says how it went, and stays.
import { once } from 'node:events'
import { takeFolder } from '../folder.server.ts'

process.stdout.write('ready\n')
await once(process.stdin, 'data')
try {
  await takeFolder(process.argv[2] ?? '', () => {
    throw new Error('nothing here')
  })
  process.stdout.write('took\n')
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
}
