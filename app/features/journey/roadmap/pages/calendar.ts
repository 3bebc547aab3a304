import { writeDays } from '#platform/calendar/days.server.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership } from '../../../partnerships/index.server.ts'
import { readRoadmap } from '../reads.server.ts'
import { askedIn, endOf, nameOf } from '../roadmap.ts'

/** The roadmap as a file for one's own calendar; what is only expected is left out, as it may never come. */
export const loader = load(async (tx, { params, url, base }) => {
  const partnership = params.partnership === undefined ? null : await readPartnership(tx, params.partnership)
  const asked = askedIn(url, tx.today)
  const lines = await readRoadmap(tx, {
    from: asked.from,
    to: endOf(asked),
    kinds: asked.kinds,
    ...(partnership === null ? {} : { partnershipId: partnership.id }),
  })
  const name =
    partnership === null ? m.roadmap_title() : m.roadmap_title_of({ partnership: partnership.name })
  const text = await writeDays(
    name,
    tx.now,
    lines
      .filter((line) => line.expected !== true)
      .map((line) => ({
        uid: `${nameOf(line)}@${tx.workspace.id}`,
        on: line.on,
        title: line.title,
        description: [line.who, line.partnershipName].filter((part) => part !== '').join(' · '),
        url: `${tx.system.settings.publicUrl}${base}${line.href}`,
      })),
  )
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="roadmap.ics"',
    },
  })
})
