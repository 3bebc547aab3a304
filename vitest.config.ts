import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { findRealData } from './app/platform/testing/data.ts'

// The tests' machine lives where it is already tomorrow: whoever reads its clock for a day is found out.
process.env.TZ = 'Pacific/Kiritimati'

// Tests on real data, `*.conformance.test.ts`, exist where the data is.
const data = findRealData()
if (data !== undefined) process.env.COMMONWEAVE_DATA = data
const exclude = ['**/node_modules/**', ...(data === undefined ? ['**/*.conformance.test.{ts,tsx}'] : [])]

// Once is enough for what no database can change: a second run, on PostgreSQL, is for the tests that
// reach further than pure files.
const unit = ['app/**/*.test.{ts,tsx}', 'demo/**/*.test.ts']
const onPostgres = process.env.COMMONWEAVE_TEST_DATABASE === 'postgres'
// These reach no database: they read sources and what is registered. And one is about the embedded database's folder.
const notOnPostgres = ['browser', 'cli-folder', 'history', 'law', 'style', 'words'].map(
  (name) => `app/${name}.test.ts`,
)
const reachesFurther = (file: string) =>
  /\.server\.tsx?'|\/testing\/|\/factories/.test(readFileSync(file, 'utf8'))

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: onPostgres ? globSync(unit).filter(reachesFurther) : unit,
          exclude: [...exclude, ...(onPostgres ? notOnPostgres : [])],
          // A fork's module graph serves all its files: loading the embedded database takes a second a time.
          isolate: false,
          globalSetup: ['app/platform/testing/server.ts', 'app/platform/testing/template.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude,
          globalSetup: ['e2e/folders.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          // The first server of a build tells the demo.
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
