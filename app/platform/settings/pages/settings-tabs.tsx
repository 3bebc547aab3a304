import { PageHead } from '#ui/page-head/page-head.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { m } from '../../words/words.ts'

/** The head of the owner's pages. */
export function SettingsHead({ base, lede }: { base: string; lede: string }) {
  return (
    <>
      <PageHead title={m.settings_title()} lede={lede} />
      <Tabs
        label={m.settings_title()}
        others={m.other_pages()}
        items={[
          { to: `${base}/settings`, label: m.settings_workspace(), end: true },
          { to: `${base}/settings/members`, label: m.settings_members() },
          { to: `${base}/settings/keys`, label: m.settings_keys() },
          { to: `${base}/settings/outbox`, label: m.settings_outbox() },
          { to: `${base}/settings/held-mail`, label: m.settings_held_mail() },
        ]}
      />
    </>
  )
}
