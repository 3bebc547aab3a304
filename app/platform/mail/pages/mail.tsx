import { useLoaderData } from 'react-router'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { accountsPolicy } from '../../accounts/policy.ts'
import { load } from '../../http/page.server.ts'
import { allow } from '../../policy/policy.ts'
import { formatMoment } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { readMail } from '../reads.server.ts'

export const meta = () => [{ title: m.settings_outbox() }]

export const loader = load(async (tx, { base, params }) => {
  allow(tx.actor, accountsPolicy.readOutbox)
  return { base, mail: await readMail(tx, params.mail ?? ''), timeZone: tx.timeZone }
})

export default function Mail() {
  const { base, mail, timeZone } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={mail.subject} back={{ to: `${base}/settings/outbox`, label: m.settings_outbox() }}>
      <div className="stack">
        <KeyValues
          items={[
            {
              term: m.outbox_term_to(),
              value: m.outbox_recipient({ name: mail.toName, address: mail.toAddress }),
            },
            { term: m.outbox_term_written(), value: formatMoment(mail.createdAt, timeZone) },
            ...(mail.sentAt === null
              ? []
              : [{ term: m.outbox_term_sent(), value: formatMoment(mail.sentAt, timeZone) }]),
          ]}
        />
        {mail.failure !== null && <Notice tone="error">{m.outbox_failure({ reason: mail.failure })}</Notice>}
        {mail.masked && <Notice>{m.outbox_masked()}</Notice>}
        <div className="prose" lang={mail.language}>
          {mail.text.split(/\n{2,}/).map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a sent mail never change
            <p key={index}>
              {paragraph.split(/(https?:\/\/\S+)/).map((part) =>
                part.startsWith('http') ? (
                  <a key={part} href={part}>
                    {part}
                  </a>
                ) : (
                  part
                ),
              )}
            </p>
          ))}
        </div>
      </div>
    </NarrowPage>
  )
}
