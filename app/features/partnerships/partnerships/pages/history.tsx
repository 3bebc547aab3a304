import { useLoaderData } from 'react-router'
import { historyOfPartnership } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../frame.server.ts'
import { frameTitle, PartnershipFrame } from '../parts/partnership-frame.tsx'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.partnership_tab_history())

const step = 50
const most = 1000

/** All that happened in a partnership; `show` in the address says how far back. */
export const loader = load(async (tx, { params, url, base }) => {
  const id = params.partnership ?? ''
  const frame = await frameOf(tx, id)
  const asked = Number(url.searchParams.get('show'))
  const show = Number.isSafeInteger(asked) ? Math.min(Math.max(asked, step), most) : step
  const lines = await historyOfPartnership(tx, id, show)
  // Entries told elsewhere have no line of their own, so a page with more behind it is seldom quite full.
  const further = lines.length > show - step / 2 && show < most
  return { frame, lines, base, older: further ? withParams(url, { show: String(show + step) }) : null }
})

export default function PartnershipHistory() {
  const { frame, lines, base, older } = useLoaderData<typeof loader>()
  return (
    <PartnershipFrame frame={frame} base={base}>
      <Section title={m.partnership_history_title()}>
        <History lines={lines} />
        {older !== null && (
          <p>
            <ButtonLink to={older} preventScrollReset>
              {m.partnership_history_older()}
            </ButtonLink>
          </p>
        )}
      </Section>
    </PartnershipFrame>
  )
}
