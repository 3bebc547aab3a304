import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { System } from '#platform/context/context.server.ts'
import { closeSystem, openSystem } from '#platform/context/system.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { freshDatabase } from '#platform/testing/world.server.ts'
import { features } from '../features.server.ts'
import { seedDemo } from './seed.server.ts'

describe('the demo', () => {
  let system: System
  let close: () => Promise<void>
  beforeAll(async () => {
    const folder = temporaryFolder()
    const { database, drop } = await freshDatabase()
    const settings = readSettings({
      DATA_DIR: folder.path,
      COMMONWEAVE_SECRET: 'x'.repeat(32),
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    })
    system = await openSystem({ ...settings, publicUrl: 'http://localhost:3000' }, database, features)
    close = async () => {
      await closeSystem(system)
      await drop()
      folder.remove()
    }
    await seedDemo(system)
  })
  afterAll(() => close())

  it('leaves no job behind', async () => {
    expect(await system.jobs.drain(system)).toBe(0)
  })
})
