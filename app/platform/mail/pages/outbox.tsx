import { useLoaderData } from 'react-router'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { accountsPolicy } from '../../accounts/policy.ts'
import { readListing, withParams } from '../../http/listing.ts'
import { load } from '../../http/page.server.ts'
import { allow } from '../../policy/policy.ts'
import { SettingsHead } from '../../settings/pages/settings-tabs.tsx'
import { formatMoment } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { listMails } from '../reads.server.ts'

export const meta = () => [{ title: m.settings_outbox() }]

export const loader = load(async (tx, { base, url }) => {
  allow(tx.actor, accountsPolicy.readOutbox)
  const listing = readListing(url, [{ key: 'when', direction: 'desc' }])
  return {
    base,
    ...(await listMails(tx, listing)),
    listing,
    here: url.pathname + url.search,
    timeZone: tx.timeZone,
    leaves: tx.system.settings.smtpUrl !== null && !tx.workspace.isDemo,
  }
})

export default function Outbox() {
  const { base, items, next, listing, here, timeZone, leaves } = useLoaderData<typeof loader>()
  return (
    <>
      <SettingsHead base={base} lede={leaves ? m.outbox_lede() : m.outbox_lede_stays()} />
      {items.length === 0 ? (
        <EmptyState title={m.outbox_empty()}>
          <p>{m.outbox_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <Rows label={m.settings_outbox()}>
            {items.map((mail) => (
              <Row
                key={mail.id}
                title={mail.subject}
                to={`${base}/settings/outbox/${mail.id}`}
                who={m.outbox_to({ name: mail.toName, address: mail.toAddress })}
                end={
                  mail.failedAt !== null
                    ? m.outbox_failed()
                    : mail.sentAt !== null
                      ? m.outbox_sent({ when: formatMoment(mail.sentAt, timeZone) })
                      : m.outbox_waits({ when: formatMoment(mail.createdAt, timeZone) })
                }
                late={mail.failedAt !== null}
              />
            ))}
          </Rows>
          <Pagination
            label={m.pages()}
            {...(listing.cursor === null
              ? {}
              : { previous: { to: withParams(here, { cursor: null }), label: m.first_page() } })}
            {...(next === null
              ? {}
              : { next: { to: withParams(here, { cursor: next }), label: m.next_page() } })}
          />
        </>
      )}
    </>
  )
}
