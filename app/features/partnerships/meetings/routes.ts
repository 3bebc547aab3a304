import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/meetings/pages/${name}`

const ofSeries = (name: string) => `features/partnerships/meetings/series/pages/${name}`

/** Outside of every workspace, without signing in. */
export const meetingOpenRoutes = [route('confirm-minutes/:token', page('keyed.tsx'))]

export const meetingRoutes = [
  route('partnerships/:partnership/meetings', page('list.tsx')),
  route('partnerships/:partnership/meetings.csv', page('csv.ts')),
  route('partnerships/:partnership/meetings/new', page('new.tsx')),
  route('me/calendar', 'features/partnerships/meetings/feed/pages/calendar.tsx'),
  route('series/:series', ofSeries('series.tsx')),
  route('series/:series/edit', ofSeries('edit.tsx')),
  route('series/:series/end', ofSeries('end.tsx')),
  route('meetings/:meeting', page('agenda.tsx')),
  route('meetings/:meeting/edit', page('edit.tsx')),
  route('meetings/:meeting/cancel', page('cancel.tsx')),
  route('meetings/:meeting/attendance', page('attendance.tsx')),
  route('meetings/:meeting/minutes', page('minutes.tsx')),
  route('meetings/:meeting/minutes/write', page('write.tsx')),
  route('meetings/:meeting/minutes/draft', page('draft.ts')),
  route('meetings/:meeting/minutes/live', page('live.ts')),
  route('meetings/:meeting/action', page('action.tsx')),
  route('meetings/:meeting/print', page('print.tsx')),
]
