import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { IncomingCounts } from '../mailbox/incoming-counts.ts'

/** The figures a process keeps of itself; made once per process, never shared through a module. */
export function openMetrics(incoming: IncomingCounts) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Counter({
    name: 'commonweave_incoming_mails_total',
    help: 'Mails that came in, by what became of them.',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [outcome, count] of Object.entries(incoming)) this.inc({ outcome }, count)
    },
  })
  return {
    registry,
    requests: new Counter({
      name: 'commonweave_requests_total',
      help: 'Requests answered.',
      labelNames: ['method', 'status'],
      registers: [registry],
    }),
    seconds: new Histogram({
      name: 'commonweave_request_seconds',
      help: 'Time to answer.',
      labelNames: ['method'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
  }
}
