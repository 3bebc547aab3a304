import { startCluster } from './cluster.ts'

/** Before the tests on PostgreSQL: a throwaway server, unless COMMONWEAVE_TEST_SERVER already names one. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.COMMONWEAVE_TEST_DATABASE !== 'postgres') return
  if (process.env.COMMONWEAVE_TEST_SERVER !== undefined) return
  const cluster = await startCluster()
  process.env.COMMONWEAVE_TEST_SERVER = cluster.url
  return cluster.stop
}
