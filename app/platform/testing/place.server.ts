import { v7 as uuid } from 'uuid'
import { atServer } from './world.server.ts'

export interface Place {
  env: Record<string, string>
  drop: () => Promise<void>
}

/**
 * Settings of a house that holds nothing yet, of the kind this run is about: a database of its own on the server,
 * else the one in the data folder, which the caller names.
 */
export async function emptyPlace(): Promise<Place> {
  const env = { COMMONWEAVE_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' }
  if (process.env.COMMONWEAVE_TEST_DATABASE !== 'postgres') return { env, drop: async () => {} }
  const server = process.env.COMMONWEAVE_TEST_SERVER ?? ''
  const name = `place_${uuid().replaceAll('-', '')}`
  await atServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    env: { ...env, DATABASE_URL: url.href, DATABASE_POOL: '1' },
    drop: () => atServer(server, `drop database ${name} with (force)`),
  }
}
