import { Fragment } from 'react'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { View } from '#platform/pdf/primitives.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { isOpen } from './commitment.ts'
import { partnershipLedger } from './ledger-pdf.server.tsx'
import { PromiseTable, RatesOnPaper, RatesOverTimeOnPaper } from './paper.server.tsx'
import { askedIn } from './views.ts'

/** Of each side so many that are over: those done last. Open ones are all there. */
const mostDone = 25

/** The promises of both sides face to face, with their kept rates. */
export const promisesChapter: Chapter = {
  name: 'promises',
  order: 50,
  title: () => m.partnership_tab_commitments(),
  write: async (tx, partnershipId) => {
    const everything = askedIn(new URL('http://ledger/?view=all'), 'all')
    const ledger = await partnershipLedger(tx, partnershipId, everything)
    if (ledger.lists.every((list) => list.rows.length === 0)) return null
    return (
      <View>
        <RatesOnPaper sides={ledger.rates} />
        <RatesOverTimeOnPaper sides={ledger.sides} tallies={ledger.tallies} today={tx.today} />
        {ledger.lists.map(({ title, rows, others }) => {
          const open = rows.filter((row) => isOpen(row.standing))
          const over = rows.filter((row) => !isOpen(row.standing))
          const shown = [...open, ...over.slice(0, mostDone)]
          return (
            <Fragment key={title}>
              <Heading level={3}>{title}</Heading>
              {shown.length === 0 ? (
                <Paragraph>{m.commitments_side_empty({ view: 'all' })}</Paragraph>
              ) : (
                <PromiseTable rows={shown} today={tx.today} {...(others === undefined ? {} : { others })} />
              )}
              {shown.length < rows.length && (
                <Paragraph>
                  {m.dossier_more({ shown: formatNumber(shown.length), total: formatNumber(rows.length) })}
                </Paragraph>
              )}
            </Fragment>
          )
        })}
      </View>
    )
  },
}
