import { Form, Link, useLoaderData } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Face } from '#ui/person/face.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { isRefusal } from '../../errors/errors.ts'
import { parseForm } from '../../http/form.server.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { allow, isStaff, type Role, roles } from '../../policy/policy.ts'
import { SettingsHead } from '../../settings/pages/settings-tabs.tsx'
import { formatMoment } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { inviteStaff, staffInvitation, withdrawInvitation } from '../invitations/invite-staff.server.tsx'
import { changeRole } from '../members/change-role.server.ts'
import { endMembership } from '../members/end.server.ts'
import { listMembers, openInvitations } from '../members/reads.server.ts'
import { accountsPolicy } from '../policy.ts'
import { roleName } from '../role-name.ts'

export const meta = () => [{ title: m.settings_members() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, accountsPolicy.keepMembers)
  return {
    base,
    members: await listMembers(tx),
    invitations: await openInvitations(tx),
    timeZone: tx.timeZone,
  }
})

export const action = act(async (tx, { form, base }) => {
  // A lead keeps its own people on the pages of its partnerships; here nobody but the owner does anything.
  allow(tx.actor, accountsPolicy.keepMembers)
  const here = `${base}/settings/members`
  const id = String(form.get('id') ?? '')
  switch (form.get('act')) {
    case 'role': {
      const { role } = parseForm(z.object({ role: z.enum(roles) }), form)
      const answer = await changeRole(tx, id, role)
      return isRefusal(answer) ? answer : done(here, m.members_role_changed())
    }
    case 'end': {
      const answer = await endMembership(tx, id)
      return isRefusal(answer) ? answer : done(here, m.members_ended(), answer.historyId)
    }
    case 'withdraw': {
      const answer = await withdrawInvitation(tx, id)
      return isRefusal(answer) ? answer : done(here, m.members_withdrawn())
    }
    default: {
      const answer = await inviteStaff(tx, parseForm(staffInvitation, form))
      return isRefusal(answer) ? answer : done(here, m.members_invited())
    }
  }
})

export default function Members() {
  const { base, members, invitations, timeZone } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <>
      <SettingsHead base={base} lede={m.members_lede()} />
      <FormTrouble problem={problem} />
      <Section title={m.settings_members()}>
        <Rows>
          {members.map((member) => (
            <Row
              key={member.id}
              lead={<Face name={member.name} />}
              title={<Link to={`${base}/people/${member.personId}`}>{member.name}</Link>}
              who={member.organization}
              end={<MemberActs member={member} />}
            />
          ))}
        </Rows>
      </Section>
      <Section title={m.members_open()}>
        {invitations.length === 0 ? (
          <EmptyState level={3} title={m.members_open_none()} />
        ) : (
          <Rows>
            {invitations.map((invitation) => (
              <Row
                key={invitation.id}
                title={invitation.name}
                who={
                  <>
                    {invitation.email}
                    <br />
                    {invitation.waitsFor === null
                      ? m.members_open_line({
                          role: roleName(invitation.role),
                          organization: invitation.organization,
                          until: formatMoment(invitation.expiresAt, timeZone),
                        })
                      : m.members_open_waits({
                          role: roleName(invitation.role),
                          organization: invitation.organization,
                        })}
                  </>
                }
                end={
                  <Form method="post">
                    <input type="hidden" name="id" value={invitation.id} />
                    <Button
                      small
                      look="quiet"
                      name="act"
                      value="withdraw"
                      aria-label={m.members_withdraw_of({ name: invitation.name })}
                    >
                      {m.members_withdraw()}
                    </Button>
                  </Form>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={m.members_invite()} lede={m.members_invite_text()}>
        <Form method="post" className="form">
          <TextField
            name="name"
            label={m.members_name()}
            required
            defaultValue={typed('name')}
            error={errorOf('name')}
            autoComplete="off"
          />
          <TextField
            name="email"
            type="email"
            label={m.sign_in_email()}
            required
            defaultValue={typed('email')}
            error={errorOf('email')}
            autoComplete="off"
          />
          <Select
            name="role"
            label={m.members_role()}
            defaultValue={typed('role', 'contributor')}
            error={errorOf('role')}
            options={roles.filter(isStaff).map((role) => ({ value: role, label: roleName(role) }))}
          />
          <TextArea
            name="message"
            label={m.members_message()}
            mark={m.optional()}
            rows={3}
            defaultValue={typed('message')}
            error={errorOf('message')}
          />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.members_invite_button()}
            </Button>
          </FormActions>
        </Form>
      </Section>
    </>
  )
}

/** What can be done with one member, on one line. */
function MemberActs({ member }: { member: { id: string; name: string; role: string } }) {
  return (
    <div className="cluster" style={{ '--gap': 'var(--s2)' }}>
      <Form method="post" className="cluster" style={{ '--gap': 'var(--s2)' }}>
        <input type="hidden" name="id" value={member.id} />
        <input type="hidden" name="act" value="role" />
        <select
          name="role"
          className="control"
          style={{ inlineSize: 'auto' }}
          aria-label={m.members_role_of({ name: member.name })}
          defaultValue={member.role}
        >
          {roles
            .filter((role) => isStaff(role) === isStaff(member.role as Role))
            .map((role) => (
              <option key={role} value={role}>
                {roleName(role)}
              </option>
            ))}
        </select>
        <Button small>{m.save()}</Button>
      </Form>
      <Form method="post">
        <input type="hidden" name="id" value={member.id} />
        <Button
          small
          look="quiet"
          name="act"
          value="end"
          aria-label={m.members_end_of({ name: member.name })}
        >
          {m.members_end()}
        </Button>
      </Form>
    </div>
  )
}
