import { Link, useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { behalfActsOf } from '../../behalf/reads.server.ts'
import { openInvitations } from '../../partners/invitations/reads.server.ts'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { doorsOf } from '../doors.server.ts'
import { AbilityTable } from '../parts/ability-table.tsx'
import { DoorTable } from '../parts/door-table.tsx'
import { LevelTable } from '../parts/level-table.tsx'
import { ReaderTable } from '../parts/reader-table.tsx'
import { readersOf, withoutSignIn } from '../readers.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.sight_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const { id } = frame.partnership
  const readers = await readersOf(tx, id)
  const acts = await behalfActsOf(tx, id)
  return {
    frame,
    readers,
    without: (await withoutSignIn(tx, id, readers)).map(({ personId, name, organizationId }) => ({
      personId,
      name,
      organizationId,
    })),
    invited: (await openInvitations(tx, id)).map(({ id: key, name, organizationName }) => ({
      key,
      name,
      organization: organizationName,
    })),
    doors: await doorsOf(tx, id),
    behalf: [...Map.groupBy(acts, (act) => act.organizationName)].map(([organization, of]) => ({
      organization,
      count: of.length,
      last: of[0]?.recordedOn ?? tx.today,
    })),
    base,
  }
})

/** On one page: which people read which kinds of texts, who comes in, which keys and links are open, and who acts for others. */
export default function WhoSees() {
  const { frame, readers, without, invited, doors, behalf, base } = useLoaderData<typeof loader>()
  const { partnership, today } = frame
  const here = `${base}/partnerships/${partnership.id}`
  const nameOf = (id: string) =>
    partnership.partners.find((partner) => partner.organizationId === id)?.name ?? ''
  const present = presentPartners(partnership.partners)
  const recorders = readers.filter((reader) => reader.mayRecord)
  const own = nameOf(frame.ownOrganizationId)
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      actions={<ButtonLink to={`${here}/people`}>{m.partnership_tab_people()}</ButtonLink>}
    >
      <Section
        title={m.sight_title()}
        lede={own === '' ? m.sight_lede() : m.sight_lede_own({ organization: own })}
      >
        <LevelTable readers={readers} present={present} />
      </Section>
      <Section title={m.sight_readers()} lede={m.sight_readers_lede()}>
        <ReaderTable readers={readers} today={today} />
        {without.length > 0 && (
          <Section level={3} title={m.sight_without()} lede={m.sight_without_lede()}>
            <Rows label={m.sight_without()}>
              {without.map((one) => (
                <Row
                  key={one.personId}
                  title={one.name}
                  to={`${base}/people/${one.personId}`}
                  who={nameOf(one.organizationId)}
                />
              ))}
            </Rows>
          </Section>
        )}
        {invited.length > 0 && (
          <p className="soft">
            {m.sight_invited({
              names: formatList(
                invited.map((one) => m.sight_person_of({ name: one.name, organization: one.organization })),
              ),
            })}
          </p>
        )}
      </Section>
      <Section title={m.sight_doors()} lede={m.sight_doors_lede()}>
        {doors.length === 0 ? (
          <p className="soft">{m.sight_doors_none()}</p>
        ) : (
          <DoorTable doors={doors} today={today} />
        )}
      </Section>
      <Section
        title={m.sight_behalf()}
        lede={
          recorders.length === 0
            ? m.sight_behalf_nobody()
            : m.sight_behalf_lede({ names: formatList(recorders.map((reader) => reader.name)) })
        }
      >
        {behalf.length === 0 ? (
          <p className="soft">{m.sight_behalf_none()}</p>
        ) : (
          <Rows label={m.sight_behalf()}>
            {behalf.map((one) => (
              <Row
                key={one.organization}
                title={m.sight_behalf_row({
                  organization: one.organization,
                  count: one.count,
                  day: formatDay(one.last, today),
                })}
                to={`${here}/behalf`}
              />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={m.sight_abilities()} lede={m.sight_abilities_lede()}>
        <details>
          <summary>{m.sight_abilities_all()}</summary>
          <AbilityTable host={present.find((partner) => partner.isHost)?.name ?? ''} />
        </details>
      </Section>
      <p className="soft">
        {m.sight_own_data()} <Link to={`${base}/organizations/${frame.ownOrganizationId}`}>{own}</Link>
      </p>
    </PartnershipFrame>
  )
}
