import { useLoaderData } from 'react-router'
import { revokeApiKey } from '#platform/accounts/keys/revoke.server.ts'
import { changeRole } from '#platform/accounts/members/change-role.server.ts'
import { endMembership } from '#platform/accounts/members/end.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { lineOf } from '../../proposals/lines.server.ts'
import { ProposalRow } from '../../proposals/parts/proposal-row.tsx'
import { proposalKinds } from '../../proposals/proposal.ts'
import { waitingProposals } from '../../proposals/reads.server.ts'
import { resendInvitation } from '../invitations/resend.server.ts'
import { withdrawInvitation } from '../invitations/withdraw.server.ts'
import { PartnerSection, partnerState } from '../parts/partner-section.tsx'
import { peopleOfPartnership } from '../people.server.ts'
import { endRepresentation } from '../represent.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.partnership_tab_people())

export const loader = load(async (tx, { params, base }) => {
  const id = params.partnership ?? ''
  return {
    frame: await frameOf(tx, id),
    partners: await peopleOfPartnership(tx, id),
    proposals: (await waitingProposals(tx, proposalKinds, id)).map((one) => lineOf(tx, one)),
    base,
  }
})

const acts = {
  end: { run: endRepresentation, say: () => m.representative_ended() },
  resend: { run: resendInvitation, say: () => m.invitation_resent() },
  withdraw: { run: withdrawInvitation, say: () => m.invitation_withdrawn() },
  lead: {
    run: (tx: Tx, id: string) => changeRole(tx, id, 'lead'),
    say: () => m.way_in_lead_said(),
  },
  representative: {
    run: (tx: Tx, id: string) => changeRole(tx, id, 'representative'),
    say: () => m.way_in_representative_said(),
  },
  endMember: { run: endMembership, say: () => m.way_in_ended() },
  endKey: { run: revokeApiKey, say: () => m.way_in_key_ended() },
} as const

/** Those that can be undone. */
const takenBack: readonly unknown[] = [acts.end, acts.withdraw, acts.endMember]

/** The small acts of the page, each a form with `act` and the `id` it is about. */
export const action = act(async (tx, { form, params, base }) => {
  const { id } = await readPartnership(tx, params.partnership ?? '')
  const wanted = acts[String(form.get('act')) as keyof typeof acts]
  if (wanted === undefined) throw new NotFound()
  const answer = await wanted.run(tx, String(form.get('id')))
  if (isRefusal(answer)) return answer
  return done(
    `${base}/partnerships/${id}/people`,
    wanted.say(),
    takenBack.includes(wanted) ? answer.historyId : null,
  )
})

/** Who takes part and who stands for them; bringing in, inviting and going begin here. */
export default function PartnershipPeople() {
  const { frame, partners, proposals, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/partnerships/${frame.partnership.id}`
  const present = partners.filter(({ standing }) => standing === 'accepted' || standing === 'invited')
  const gone = partners.filter(({ standing }) => standing === 'declined' || standing === 'left')
  const own = partners.find((partner) => partner.organizationId === frame.ownOrganizationId)
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      actions={
        (frame.can.invitePartner || frame.can.propose || own?.can.answer || frame.can.conclude) && (
          <>
            {frame.can.invitePartner ? (
              <ButtonLink to={`${here}/partners/new`}>{m.partner_invite()}</ButtonLink>
            ) : (
              frame.can.propose && (
                <ButtonLink to={`${here}/propose-partner`}>{m.proposal_partner()}</ButtonLink>
              )
            )}
            <Menu label={m.more()}>
              {frame.can.change && <MenuLink to={`${here}/edit`}>{m.partnership_change()}</MenuLink>}
              {frame.can.work && frame.can.answer && (
                <MenuLink to={`${here}/pause`}>{m.partnership_pause()}</MenuLink>
              )}
              {own?.can.answer && own.standing === 'accepted' && (
                <MenuLink to={`${here}/leave`}>{m.partner_leave()}</MenuLink>
              )}
              {frame.can.conclude && frame.standing !== 'concluded' && (
                <MenuLink to={`${here}/conclude`}>{m.partnership_conclude()}</MenuLink>
              )}
              {!frame.can.conclude && frame.can.propose && frame.standing !== 'paused' && (
                <MenuLink to={`${here}/propose-pause`}>{m.proposal_pause()}</MenuLink>
              )}
              {!frame.can.conclude && frame.can.propose && (
                <MenuLink to={`${here}/propose-conclusion`}>{m.proposal_conclusion()}</MenuLink>
              )}
            </Menu>
          </>
        )
      }
    >
      <FormTrouble problem={problem} />
      {proposals.length > 0 && (
        <Section title={m.proposals_waiting()}>
          <Rows>
            {proposals.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} base={base} today={frame.today} />
            ))}
          </Rows>
        </Section>
      )}
      {present.map((partner) => (
        <PartnerSection key={partner.id} partner={partner} frame={frame} base={base} />
      ))}
      {gone.length > 0 && (
        <Section title={m.partner_former_title()}>
          <Rows>
            {gone.map((partner) => (
              <Row
                key={partner.id}
                title={partner.name}
                to={`${base}/organizations/${partner.organizationId}`}
                who={partner.reason ?? undefined}
                end={<span className="soft">{partnerState(partner, frame.today)}</span>}
              />
            ))}
          </Rows>
        </Section>
      )}
    </PartnershipFrame>
  )
}
