import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repeating } from './recurrence.server.ts'
import { readReply } from './reply.server.ts'
import { occurrencesIn } from './testing/occurrences.server.ts'

const folder = join(resolve(process.env.COMMONWEAVE_DATA ?? '../shared/data'), 'events')
const hasData = existsSync(folder)
const lines = (file: string) =>
  hasData
    ? readFileSync(join(folder, file), 'utf8')
        .split(/\r?\n/)
        .filter((line) => line !== '')
    : []
const rows = (file: string) =>
  lines(file)
    .slice(1)
    .map((line) => line.split('\t'))

interface Case {
  name: string
  kind: string
  rule: string
  start: string
  startAt: string
  instances: string[]
}

/** The published cases in their order, with the days and hours that are right. */
function publishedCases(): Case[] {
  const text = hasData ? readFileSync(join(folder, 'libical-recurrence/icalrecur_test.txt'), 'utf8') : ''
  const told = text.split(/\n(?=RRULE:)/).filter((part) => part.startsWith('RRULE:'))
  return rows('libical-recurrence/CASES.tsv').map(
    ([number = '', rule = '', start = '', startAt = '', , kind = ''], index) => {
      const instances = /\nINSTANCES:(.*)/.exec(told[index] ?? '')?.[1] ?? ''
      expect(told[index]).toContain(`RRULE:${rule}`)
      return {
        name: `${number} ${rule} from ${start}${startAt === '' ? '' : ` at ${startAt}`}`,
        kind,
        rule,
        start,
        startAt,
        instances: instances.split(',').filter((one) => one !== ''),
      }
    },
  )
}

/** `19980101T090000Z` as a moment; a day is its midnight. */
const zoned = (written: string) => {
  const [day = '', time = '000000'] = written.replace('Z', '').split('T')
  const clock = `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}`
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}T${clock}[UTC]`
}

async function instancesOf({ rule, start, startAt, instances }: Case): Promise<string[]> {
  // An hour on no clock is taken as one in UTC, and so is its end.
  const repeats = await repeating(rule.replace(/UNTIL=(\d{8}T\d{6})(?!Z)/, 'UNTIL=$1Z'), zoned(start))
  const wanted = instances.length
  const written = (day: string, time: string) =>
    start.includes('T') ? `${day}T${time}${start.endsWith('Z') ? 'Z' : ''}` : day
  const from = startAt === '' ? '' : zoned(startAt)
  return repeats
    .all((_, index) => index < wanted + 60)
    .filter((at) => at.toString() >= from.replace('[UTC]', ''))
    .map((at) => {
      const [day = '', time = ''] = at.toPlainDateTime().toString({ smallestUnit: 'second' }).split('T')
      return written(day.replaceAll('-', ''), time.replaceAll(':', ''))
    })
}

const lastWeek = 'leaves out days of a last week of the year that lie in the next'

/** By their number: those the library for rules does not give as published, each with why. */
const knownOtherwise: Record<string, string> = {
  '12': 'takes a weekday and days of the year as either, where both are meant',
  '77': 'lets a yearly date fall in every month, as RFC 5545 has it; published is that of the first month',
  '78': 'lets a yearly date fall in every month, as RFC 5545 has it; published is that of the first month',
  '79': 'counts each minute of a whole day, which has none',
  '80': 'gives days where whoever published it gives an error',
  '131': lastWeek,
  '133': lastWeek,
  '142': lastWeek,
  '143': lastWeek,
  '144': lastWeek,
  '145': lastWeek,
  '146': 'counts a week 1 that begins in the year before with the other year',
}

describe.runIf(hasData)('calendars of others', () => {
  const cases = publishedCases()

  it('finds all published cases', () => expect(cases.length).toBeGreaterThan(140))

  it.each(cases.map((one) => [one.name, one] as const))('repeat as published: %s', async (_name, one) => {
    const [number = ''] = one.name.split(' ')
    const got = await instancesOf(one).catch((error: Error) => [error.message])
    const wanted = one.instances.filter((at) => at >= one.startAt)
    const right = wanted.join(',') === got.join(',')
    // One that is listed and right now is taken off the list.
    expect({ right, listed: number in knownOtherwise, got: right ? [] : got }).toEqual({
      right: !(number in knownOtherwise),
      listed: number in knownOtherwise,
      got: right ? [] : number in knownOtherwise ? got : wanted,
    })
  })

  it.each(rows('EXPECTED-windows.tsv'))('hold what is published: %s', async (feed, zone, from, to, count) => {
    const name = (feed ?? '').split('/').at(-1) ?? ''
    const text = readFileSync(join(folder, 'feeds', name), 'utf8')
    const found = await occurrencesIn(text, { from: from ?? '', to: to ?? '', zone: zone ?? '' })
    const expected = rows(`expected/${name.replace('.ics', '.tsv')}`)
    expect(found).toHaveLength(Number(count))
    const said = (one: readonly (string | undefined)[]) => one.join(' | ')
    expect(
      found.map((one) => said([one.start, one.allDay ? '1' : '0', one.uid, one.summary])).sort(),
    ).toEqual(expected.map(([, start, allDay, uid, summary]) => said([start, allDay, uid, summary])).sort())
  })

  it('that are web pages, or no answers to an invitation, are told apart', async () => {
    for (const name of ['family-action-org-uk-bad.ics', 'family-action-org-uk.ics', 'generic_ical_feed.ics'])
      expect(await readReply(readFileSync(join(folder, 'feeds', name), 'utf8'))).toBeNull()
  })
})
