import type { ReactNode } from 'react'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { read } from '#platform/context/transaction.server.ts'
import { ChapterPart, Contents } from '#platform/pdf/chapters.tsx'
import { PdfDocument } from '#platform/pdf/document.tsx'
import { soft } from '#platform/pdf/look.ts'
import { Facts, Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { renderPdf } from '#platform/pdf/render.server.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { m } from '#platform/words/words.ts'
import { type Frame, frameOf } from '../partnerships/frame.server.ts'
import { communitiesServed } from '../partnerships/reads.server.ts'
import { stageWord, standingWord } from '../partnerships/say.ts'

/**
 * The dossier of a partnership in the reader's language: a cover with the contents, and a chapter for each feature
 * that registered one and has something to tell. All of it is read in one transaction, so it is of one moment, and
 * laid out after that. Throws NotFound out of reach.
 */
export function dossierPdf(ctx: Ctx, partnershipId: string): Promise<Buffer> {
  return speak(ctx.locale, async () => {
    const told = await read(ctx, (tx) => readDossier(tx, partnershipId))
    return renderPdf(ctx.locale, () => dossier(ctx, told))
  })
}

interface Told {
  frame: Frame
  communities: string[]
  chapters: { name: string; title: string; content: ReactNode }[]
}

async function readDossier(tx: Tx, partnershipId: string): Promise<Told> {
  const frame = await frameOf(tx, partnershipId)
  const chapters: Told['chapters'] = []
  for (const { name, title, write } of tx.system.registry.chapters) {
    const content = await write(tx, partnershipId)
    if (content !== null) chapters.push({ name, title: title(), content })
  }
  const communities = (await communitiesServed(tx, partnershipId)).map((one) => one.name)
  return { frame, communities, chapters }
}

function dossier(ctx: Ctx, { frame, communities, chapters }: Told) {
  const { partnership } = frame
  const { workspace, locale, now, today } = ctx
  const who = ctx.actor.organizationName ?? ctx.actor.name
  return (
    <PdfDocument
      kind={m.dossier_kind()}
      title={partnership.name}
      {...(partnership.purpose === '' ? {} : { lead: partnership.purpose })}
      workspace={workspace}
      locale={locale}
      madeAt={now}
      foot={m.paper_made_on({ day: formatDay(today) })}
      sheets={[
        <View key="chapters">
          {chapters.map(({ name, title, content }) => (
            <ChapterPart key={name} name={name} title={title}>
              {content}
            </ChapterPart>
          ))}
        </View>,
      ]}
    >
      <Facts items={coverFacts(ctx, frame, communities)} />
      {frame.readsUntil !== null && (
        <Paragraph>{m.dossier_reads_until({ day: formatDay(frame.readsUntil) })}</Paragraph>
      )}
      <Heading>{m.dossier_contents()}</Heading>
      <Contents items={chapters} />
      <View style={{ marginTop: 18 }}>
        <Text style={{ color: soft }}>{m.dossier_what_not({ organization: who })}</Text>
      </View>
    </PdfDocument>
  )
}

function coverFacts({ workspace }: Ctx, frame: Frame, communities: readonly string[]) {
  const { partnership, stage, standing, rest } = frame
  const partners = partnership.partners.filter(
    (one) => one.standing === 'accepted' || one.standing === 'left',
  )
  const day = (moment: Date) => formatDay(dayIn(workspace.timeZone, moment))
  return [
    {
      name: m.partnership_partners(),
      value: (
        <View>
          {partners.map((partner) => (
            <Text key={partner.id}>
              {partner.leftAt !== null
                ? m.dossier_partner_left({
                    name: partner.name,
                    since: day(partner.since),
                    until: day(partner.leftAt),
                  })
                : m.dossier_partner({ name: partner.name, since: day(partner.since) })}
            </Text>
          ))}
        </View>
      ),
    },
    { name: m.partnership_began_on(), value: formatDay(partnership.beganOn) },
    { name: m.partnership_stage(), value: stageWord(stage) },
    {
      name: m.partnership_standing(),
      value:
        rest === null
          ? standingWord(standing)
          : m.dossier_rests({ standing: standingWord(standing), since: formatDay(rest.since) }),
    },
    ...(communities.length === 0
      ? []
      : [{ name: m.partnership_communities(), value: formatList(communities) }]),
  ]
}
