import type { Schedule } from '#features/landscape/imports/reading/record.ts'

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const plain = /^((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*) (\d\d:\d\d)-(\d\d:\d\d)$/

/** Opening hours as the demo writes them (`Tu,Th 15:00-17:00; Sa 09:00-12:00`), a row a weekday; other wordings stay as they are. */
export const schedulesOf = (hours: string): Schedule[] =>
  hours
    .split('; ')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [, days = '', opensAt = '', closesAt = ''] = plain.exec(part) ?? []
      if (days === '') return [schedule({ description: part })]
      return days
        .split(',')
        .flatMap((span) => {
          const [first = '', last = first] = span.split('-')
          return weekdays.slice(weekdays.indexOf(first), weekdays.indexOf(last) + 1)
        })
        .map((name) => schedule({ weekday: weekdays.indexOf(name) + 1, opensAt, closesAt }))
    })

const schedule = (given: Partial<Schedule>): Schedule => ({
  kind: 'regular',
  weekday: null,
  startsOn: null,
  endsOn: null,
  closed: false,
  opensAt: null,
  closesAt: null,
  description: null,
  rule: {},
  ...given,
})
