import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { behalfLines } from '../lines.server.ts'
import { BehalfLabel } from '../parts/behalf-label.tsx'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.behalf_list_title())

/** What was recorded for the partners of a partnership, and what they say of it. */
export const loader = load(async (tx, { params, url, base }) => {
  const id = params.partnership ?? ''
  const frame = await frameOf(tx, id)
  const acts = (await behalfLines(tx, id)).map((line) => ({
    ...line,
    mine: can(tx.actor, partnershipPolicy.speakFor, line),
  }))
  return { frame, acts, base, here: url.pathname }
})

export default function BehalfList() {
  const { frame, acts, base, here } = useLoaderData<typeof loader>()
  return (
    <PartnershipFrame frame={frame} base={base}>
      <Section title={m.behalf_list_title()} lede={m.behalf_list_lede()}>
        {acts.length === 0 ? (
          <EmptyState title={m.behalf_list_empty()} level={3}>
            <p>{m.behalf_list_empty_why()}</p>
          </EmptyState>
        ) : (
          <Rows>
            {acts.map((behalf) => (
              <Row
                key={behalf.id}
                title={m.behalf_did({ organization: behalf.organizationName, did: behalf.did })}
                who={
                  <>
                    {behalf.about !== '' && <>“{behalf.about}” · </>}
                    <BehalfLabel behalf={behalf} today={frame.today} /> ·{' '}
                    {behalf.mailedTo !== null
                      ? m.behalf_mailed({ address: behalf.mailedTo })
                      : behalf.mailed
                        ? m.behalf_mailed_plain()
                        : m.behalf_not_mailed()}
                  </>
                }
                actions={
                  behalf.mine &&
                  !behalf.takenBack && (
                    <ButtonLink small to={`${base}/partnerships/${frame.partnership.id}/behalf/${behalf.id}`}>
                      {m.behalf_answer_link()}
                    </ButtonLink>
                  )
                }
              />
            ))}
          </Rows>
        )}
        <ListFoot
          here={here}
          shown={acts.length}
          total={acts.length}
          begun={false}
          next={null}
          csv={`${here}.csv`}
        />
      </Section>
    </PartnershipFrame>
  )
}
