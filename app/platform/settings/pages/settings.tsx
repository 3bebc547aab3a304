import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { accountsPolicy } from '../../accounts/policy.ts'
import { parseForm } from '../../http/form.server.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { allow } from '../../policy/policy.ts'
import { languageName } from '../../words/format.ts'
import { languageNames, locales, m } from '../../words/words.ts'
import { changeWorkspace, readWorkspaceSettings } from '../change-workspace.server.ts'
import { workspaceSettings } from '../workspace.ts'
import { SettingsHead } from './settings-tabs.tsx'

export const meta = () => [{ title: m.settings_title() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, accountsPolicy.keepSettings)
  return {
    base,
    settings: await readWorkspaceSettings(tx),
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    isDemo: tx.workspace.isDemo,
    address: tx.system.settings.publicUrl,
  }
})

export const action = act(async (tx, { form, base }) => {
  await changeWorkspace(tx, parseForm(workspaceSettings, form))
  return done(`${base}/settings`, m.settings_saved())
})

export default function Settings() {
  const { base, settings, zones, isDemo } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const field = (name: keyof typeof settings) => ({
    name,
    defaultValue: typed(name, settings[name]),
    error: errorOf(name),
  })
  const days = (name: keyof typeof settings, label: string, help: string) => (
    <NumberField {...field(name)} label={label} help={help} unit={m.settings_days()} whole required />
  )
  return (
    <>
      <SettingsHead base={base} lede={m.settings_lede()} />
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{
            name: m.setup_name(),
            timeZone: m.setup_zone(),
            language: { label: m.setup_language(), say: languageName },
            country: m.settings_country(),
            currency: m.settings_currency(),
            brokenAfterDays: m.settings_broken(),
            behalfLinkDays: m.settings_behalf_link(),
            concernAcknowledgeDays: m.settings_concern_acknowledge(),
            concernSettleDays: m.settings_concern_settle(),
            concernFollowUpDays: m.settings_concern_follow_up(),
            asksPerMonth: m.settings_asks(),
            pulseReminders: m.settings_pulse_reminders(),
            agreementFirstReminderDays: m.settings_agreement_first(),
            agreementSecondReminderDays: m.settings_agreement_second(),
            agreementLastReminderDays: m.settings_agreement_last(),
            agreementTurnDays: m.settings_agreement_turn(),
          }}
        />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? settings.version)} />
        <TextField {...field('name')} label={m.setup_name()} required />
        <Select
          {...field('timeZone')}
          label={m.setup_zone()}
          help={m.settings_zone_help()}
          options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        />
        <Select
          {...field('language')}
          label={m.setup_language()}
          help={m.settings_language_help()}
          options={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
        <TextField
          {...field('country')}
          label={m.settings_country()}
          help={m.settings_country_help()}
          required
          maxLength={2}
        />
        <TextField
          {...field('currency')}
          label={m.settings_currency()}
          help={m.settings_currency_help()}
          required
          maxLength={3}
        />
        <FieldSet legend={m.settings_group_promises()}>
          {days('brokenAfterDays', m.settings_broken(), m.settings_broken_help())}
          {days('behalfLinkDays', m.settings_behalf_link(), m.settings_behalf_link_help())}
        </FieldSet>
        <FieldSet legend={m.settings_group_concerns()}>
          {days(
            'concernAcknowledgeDays',
            m.settings_concern_acknowledge(),
            m.settings_concern_acknowledge_help(),
          )}
          {days('concernSettleDays', m.settings_concern_settle(), m.settings_concern_settle_help())}
          {days('concernFollowUpDays', m.settings_concern_follow_up(), m.settings_concern_follow_up_help())}
        </FieldSet>
        <FieldSet legend={m.settings_group_asks()}>
          <NumberField
            {...field('asksPerMonth')}
            label={m.settings_asks()}
            help={m.settings_asks_help()}
            whole
            required
          />
          <NumberField
            {...field('pulseReminders')}
            label={m.settings_pulse_reminders()}
            help={m.settings_pulse_reminders_help()}
            whole
            required
          />
        </FieldSet>
        <FieldSet legend={m.settings_group_agreements()}>
          {days(
            'agreementFirstReminderDays',
            m.settings_agreement_first(),
            m.settings_agreement_first_help(),
          )}
          {days(
            'agreementSecondReminderDays',
            m.settings_agreement_second(),
            m.settings_agreement_second_help(),
          )}
          {days('agreementLastReminderDays', m.settings_agreement_last(), m.settings_agreement_last_help())}
          {days('agreementTurnDays', m.settings_agreement_turn(), m.settings_agreement_turn_help())}
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
