import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { accountsPolicy } from '../../accounts/policy.ts'
import { historyOf } from '../../activity/history.server.ts'
import { History } from '../../activity/history.tsx'
import { parseForm } from '../../http/form.server.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { allow } from '../../policy/policy.ts'
import { languageName } from '../../words/format.ts'
import { languageNames, locales, m } from '../../words/words.ts'
import { changeWorkspace, readWorkspaceSettings } from '../change-workspace.server.ts'
import type { Limit } from '../limits.ts'
import { workspaceSettings } from '../workspace.ts'
import { SettingsHead } from './settings-tabs.tsx'

export const meta = () => [{ title: m.settings_title() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, accountsPolicy.keepSettings)
  return {
    base,
    settings: await readWorkspaceSettings(tx),
    lines: await historyOf(tx, { subjectKind: 'workspace', subjectId: tx.workspace.id }),
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    isDemo: tx.workspace.isDemo,
    address: tx.system.settings.publicUrl,
  }
})

export const action = act(async (tx, { form, base }) => {
  await changeWorkspace(tx, parseForm(workspaceSettings, form))
  return done(`${base}/settings`, m.settings_saved())
})

const labelsOf = () => ({
  name: m.setup_name(),
  timeZone: m.setup_zone(),
  language: m.setup_language(),
  country: m.settings_country(),
  currency: m.settings_currency(),
  brokenAfterDays: m.settings_broken(),
  behalfLinkDays: m.settings_behalf_link(),
  invitationPatienceDays: m.settings_invitation_patience(),
  contactGraceDays: m.settings_contact_grace(),
  seatNoticeDays: m.settings_seat_notice(),
  minutesLinkDays: m.settings_minutes_link(),
  concernAcknowledgeDays: m.settings_concern_acknowledge(),
  concernSettleDays: m.settings_concern_settle(),
  concernFollowUpDays: m.settings_concern_follow_up(),
  stewardLinkDays: m.settings_steward_link(),
  asksPerMonth: m.settings_asks(),
  pulseReminders: m.settings_pulse_reminders(),
  signatureLinkDays: m.settings_signature_link(),
  agreementFirstReminderDays: m.settings_agreement_first(),
  agreementSecondReminderDays: m.settings_agreement_second(),
  agreementLastReminderDays: m.settings_agreement_last(),
  agreementTurnDays: m.settings_agreement_turn(),
})

export default function Settings() {
  const { base, settings, zones, isDemo, lines } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const labels = labelsOf()
  const field = (name: Exclude<keyof typeof settings, 'version'>) => ({
    name,
    label: labels[name],
    defaultValue: typed(name, settings[name]),
    error: errorOf(name),
  })
  const days = (name: Limit, help: string) => (
    <NumberField {...field(name)} help={help} unit={m.settings_days()} whole required />
  )
  return (
    <>
      <SettingsHead base={base} lede={m.settings_lede()} />
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{ ...labels, language: { label: labels.language, say: languageName } }}
        />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? settings.version)} />
        <TextField {...field('name')} required />
        <Select
          {...field('timeZone')}
          help={m.settings_zone_help()}
          options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        />
        <Select
          {...field('language')}
          help={m.settings_language_help()}
          options={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
        <TextField {...field('country')} help={m.settings_country_help()} required maxLength={2} />
        <TextField {...field('currency')} help={m.settings_currency_help()} required maxLength={3} />
        <FieldSet legend={m.settings_group_promises()}>
          {days('brokenAfterDays', m.settings_broken_help())}
          {days('behalfLinkDays', m.settings_behalf_link_help())}
        </FieldSet>
        <FieldSet legend={m.settings_group_together()}>
          {days('invitationPatienceDays', m.settings_invitation_patience_help())}
          {days('contactGraceDays', m.settings_contact_grace_help())}
          {days('seatNoticeDays', m.settings_seat_notice_help())}
          {days('minutesLinkDays', m.settings_minutes_link_help())}
        </FieldSet>
        <FieldSet legend={m.settings_group_concerns()}>
          {days('concernAcknowledgeDays', m.settings_concern_acknowledge_help())}
          {days('concernSettleDays', m.settings_concern_settle_help())}
          {days('concernFollowUpDays', m.settings_concern_follow_up_help())}
          {days('stewardLinkDays', m.settings_steward_link_help())}
        </FieldSet>
        <FieldSet legend={m.settings_group_asks()}>
          <NumberField {...field('asksPerMonth')} help={m.settings_asks_help()} whole required />
          <NumberField {...field('pulseReminders')} help={m.settings_pulse_reminders_help()} whole required />
        </FieldSet>
        <FieldSet legend={m.settings_group_agreements()}>
          {days('signatureLinkDays', m.settings_signature_link_help())}
          {days('agreementFirstReminderDays', m.settings_agreement_first_help())}
          {days('agreementSecondReminderDays', m.settings_agreement_second_help())}
          {days('agreementLastReminderDays', m.settings_agreement_last_help())}
          {days('agreementTurnDays', m.settings_agreement_turn_help())}
        </FieldSet>
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
        </FormActions>
      </Form>
      <Section title={m.settings_export_title()} lede={m.settings_export_text()}>
        <Form method="post" action={`${base}/settings/everything.zip`} reloadDocument>
          <Button>{m.settings_export_button()}</Button>
        </Form>
      </Section>
      <Section title={m.history_title()}>
        <History lines={lines} />
      </Section>
      {isDemo && (
        <Section title={m.settings_demo_title()} lede={m.settings_demo_text()}>
          <Form method="post" action={`${base}/settings/demo`}>
            <Button look="danger">{m.settings_demo_button()}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}
