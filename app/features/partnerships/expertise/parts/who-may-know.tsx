import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Offered } from '../offered.server.ts'
import { creditsWords } from '../say.ts'

type WhoMayKnowProps = {
  offered: readonly Offered[]
  base: string
  /** What the questions are called, where a page has several. */
  questions?: readonly string[]
  /** The id of the form on the same page in which they are asked, or in which something is typed meanwhile: nothing of it is lost. */
  form?: string
}

/** Who may know about what a page asks, and the way to ask or credit them. Nothing where nobody does. `offered` comes from `offeredAt`. */
export function WhoMayKnow({ offered, base, questions, form }: WhoMayKnowProps) {
  if (offered.length === 0) return null
  return (
    <Section
      title={m.expertise_offers()}
      aside={<Link to={`${base}/expertise`}>{m.expertise_nav()}</Link>}
      id="who-may-know"
    >
      <Rows label={m.expertise_offers()}>
        {offered.map((one) => {
          const item = questions?.[one.question]
          return (
            <Row
              key={one.id}
              title={one.you ? m.expertise_offers_you({ topic: one.topic }) : m.expertise_offers_row(one)}
              to={`${base}/expertise/${one.id}`}
              who={item !== undefined && m.expertise_offers_item({ item })}
              end={one.helped > 0 && <span className="soft small">{creditsWords(one.helped)}</span>}
              actions={
                (one.ask !== null || one.credit !== null) && (
                  <span className="cluster">
                    {one.ask !== null &&
                      (form === undefined ? (
                        <ButtonLink small to={`${base}${one.ask}`}>
                          {m.expertise_ask(one)}
                        </ButtonLink>
                      ) : (
                        <Button
                          small
                          form={form}
                          formAction={`${base}${one.ask}`}
                          formNoValidate
                          name="act"
                          value="ask"
                        >
                          {m.expertise_ask(one)}
                        </Button>
                      ))}
                    {one.credit !== null && (
                      <ButtonLink small look="quiet" to={`${base}${one.credit}`}>
                        {m.expertise_credit()}
                        <span className="aloud">: {one.topic}</span>
                      </ButtonLink>
                    )}
                  </span>
                )
              }
            />
          )
        })}
      </Rows>
    </Section>
  )
}
