// What bin/test does once the packages are there: one step after the other, each with its time, the
// output of those that pass kept out of sight, and the count of everything alone in the last line.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { findRealData } from '../app/platform/testing/data.ts'
import { install, mayInstall, missingPrograms } from './checks/programs.ts'
import { type Count, countOne, countTests } from './checks/report.ts'
import { run, stopOnSignal } from './checks/run.ts'
import { type Part, parts, type Step, stepsFor } from './checks/steps.ts'

const help = `bin/test [--only ${parts.join('|')}] [FILTER …]
Everything, unless a part is named or a FILTER is given: a piece of a test file's path.
One that begins with e2e is looked for among the browser tests, any other among the rest.`

process.chdir(join(import.meta.dirname, '..'))
const { only, filters } = readArguments()
const inCI = process.env.CI === 'true'
/** At work on a part, one wants to see it happen. */
const live = !inCI && (only !== undefined || filters.length > 0)

const folder = mkdtempSync(join(tmpdir(), 'commonweave-test-'))
const logs = join(folder, 'logs')
process.env.TMPDIR = join(folder, 'tmp')
mkdirSync(logs)
mkdirSync(process.env.TMPDIR)
// PostgreSQL runs as a user of its own and must find the way to its files.
chmodSync(folder, 0o755)
chmodSync(process.env.TMPDIR, 0o1777)
stopOnSignal(cleanUp)

const steps = stepsFor(only, filters)
await needPrograms(steps)
if (findRealData() === undefined && steps.some(({ tests }) => tests))
  console.log('The conformance suite is left out: no ../shared/data, no COMMONWEAVE_DATA.')
const counts = new Map<string, Count>()
for (const step of steps) counts.set(step.title, await take(step))
await conclude([...counts.values()])

function readArguments(): { only: Part | undefined; filters: string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    if (values.help) {
      console.log(help)
      process.exit(0)
    }
    const only = parts.find((part) => part === values.only)
    if (values.only !== undefined && only === undefined) throw new Error(`There is no part ${values.only}.`)
    return { only, filters: positionals }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${help}`)
    process.exit(2)
  }
}

/** Again while there is something: a server that was just stopped is still removing its own files. */
async function cleanUp(): Promise<void> {
  for (let tries = 0; tries < 20 && existsSync(folder); tries++) {
    await rm(folder, { recursive: true, force: true }).catch(() => {})
    if (existsSync(folder)) await setTimeout(100)
  }
}

async function needPrograms(steps: Step[]): Promise<void> {
  const needed = steps.map(({ part }) => part)
  const missing = missingPrograms(needed)
  if (missing.length === 0) return
  const names = missing.join(' and ')
  if (mayInstall()) {
    const log = join(logs, 'programs.log')
    const done = begin(`Installing ${names}`)
    await install(missing, log)
    done('')
    if (missingPrograms(needed).length === 0) return
    show(log)
  }
  console.error(`The tests need ${names}: install ${missing.length > 1 ? 'them' : 'it'} and start again.`)
  await cleanUp()
  process.exit(1)
}

async function take({ title, command, env, tests, after }: Step): Promise<Count> {
  if (after !== undefined && (counts.get(after)?.failed ?? 0) > 0) {
    console.log(`${title} … not tried, because “${after}” failed`)
    return countOne(1)
  }
  const name = title.replaceAll(/\W+/g, '-').toLowerCase()
  const log = live && tests ? undefined : join(logs, `${name}.log`)
  const report = join(logs, `${name}.json`)
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const asked = tests ? [...reporting, ...filters, ...(filters.length > 0 ? ['--passWithNoTests'] : [])] : []
  const done = begin(title)
  const code = await run([...command, ...asked], { log, env })
  const count = tests ? countTests(report, code) : countOne(code)
  if (inCI) count.failed += count.skipped.length
  const passed = tests ? `${count.passed} passed, ` : ''
  done(count.failed > 0 ? `${passed}${count.failed} FAILED, ` : passed)
  if (count.failed > 0) show(log)
  for (const test of count.skipped) console.log(`Skipped${inCI ? ', which fails here' : ''}: ${test}`)
  return count
}

/** Says the title, and once the work is done what came of it and the time it took. */
function begin(title: string): (result: string) => void {
  process.stdout.write(live ? `${title}\n` : `${title} … `)
  const start = performance.now()
  return (result) => console.log(`${result}${((performance.now() - start) / 1000).toFixed(1)} s`)
}

function show(log: string | undefined): void {
  if (log !== undefined && existsSync(log)) console.log(readFileSync(log, 'utf8').trimEnd())
}

async function conclude(counts: Count[]): Promise<void> {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  if (failed === 0 || live) await cleanUp()
  else console.log(`All output: ${logs}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
