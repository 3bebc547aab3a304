import { Form } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import type { FileOnPage } from '#platform/files/file.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { BehalfLabel } from '../../../partnerships/index.tsx'
import { enoughSentence, keyActionName, stepButton } from '../naming.ts'
import { missingWords, placeOf, statePath } from '../next-step.ts'
import type { Finding, Mark } from '../stage.ts'

const tones = { enough: 'spruce', partly: 'straw', nothing: 'plain' } as const
const markWords: Record<Mark, () => string> = {
  enough: m.mark_enough,
  partly: m.mark_partly,
  nothing: m.mark_nothing,
}

type FindingProps = {
  finding: Finding
  /** Files beside stated evidence, also of other key actions. */
  files: readonly FileOnPage[]
  base: string
  partnershipId: string
  today: Day
  can: { state: boolean; keepOwn: boolean; behalf: boolean }
  ownOrganizationId: string
}

/** One key action: what is enough, what was found and stated, what is missing, and how to add to it. */
export function FindingPart({
  finding,
  files,
  base,
  partnershipId,
  today,
  can: may,
  ownOrganizationId,
}: FindingProps) {
  const { keyAction, mark } = finding
  const missing = missingWords(finding)
  const here = `${base}/partnerships/${partnershipId}`
  const keeps = ({ organizationId, behalf }: (typeof finding.stated)[number]) =>
    may.keepOwn && (organizationId === ownOrganizationId || (behalf !== null && may.behalf))
  return (
    <article id={keyAction} className="stack" style={{ '--gap': 'var(--s2)' }}>
      <div className="ends">
        <h3>{keyActionName(keyAction)}</h3>
        <span className="cluster" style={{ '--gap': 'var(--s1)' }}>
          <Tag tone={tones[mark]}>{markWords[mark]()}</Tag>
          {finding.byHand && <Tag>{m.mark_by_hand()}</Tag>}
        </span>
      </div>
      <p className="soft small measure">{enoughSentence(keyAction)}</p>
      {(finding.items.length > 0 || finding.stated.length > 0) && (
        <Rows label={keyActionName(keyAction)}>
          {finding.items.map((item) => (
            <Row
              key={`${item.kind} ${item.id}`}
              title={item.text}
              to={`${base}${item.href}`}
              end={<time dateTime={item.on}>{formatDay(item.on, today)}</time>}
            />
          ))}
          {finding.stated.map((entry) => (
            <Row
              key={entry.id}
              title={entry.what}
              who={
                <>
                  {entry.who === ''
                    ? m.evidence_stated_by({ name: entry.statedBy })
                    : m.journey_stated_line({ who: entry.who, name: entry.statedBy })}
                  {entry.behalf !== null && (
                    <>
                      {' · '}
                      <BehalfLabel behalf={entry.behalf} today={today} />
                    </>
                  )}
                  <FilesOf entry={entry.id} files={files} base={base} />
                </>
              }
              end={<time dateTime={entry.on}>{formatDay(entry.on, today)}</time>}
              actions={
                (entry.link !== '' || keeps(entry)) && (
                  <>
                    {entry.link !== '' && (
                      <a href={entry.link} rel="noreferrer">
                        {m.journey_link()}
                        <span className="aloud"> {entry.what}</span>
                      </a>
                    )}
                    {keeps(entry) && (
                      <>
                        <ButtonLink small look="quiet" to={`${here}/journey/evidence/${entry.id}`}>
                          {m.change()}
                          <span className="aloud"> {entry.what}</span>
                        </ButtonLink>
                        <Form method="post" action={`${here}/journey`}>
                          <input type="hidden" name="act" value="withdraw-evidence" />
                          <input type="hidden" name="id" value={entry.id} />
                          <Button small look="quiet">
                            {m.journey_withdraw()}
                            <span className="aloud"> {entry.what}</span>
                          </Button>
                        </Form>
                      </>
                    )}
                  </>
                )
              }
            />
          ))}
        </Rows>
      )}
      {finding.lapsedOn !== null && (
        <p>
          {mark === 'enough'
            ? m.evidence_old({ day: formatDay(finding.lapsedOn, today) })
            : m.evidence_lapsed({ day: formatDay(finding.lapsedOn, today) })}
        </p>
      )}
      {missing !== '' && <p>{missing}</p>}
      {may.state && <Ways finding={finding} base={base} partnershipId={partnershipId} />}
    </article>
  )
}

function FilesOf({ entry, files, base }: { entry: string; files: readonly FileOnPage[]; base: string }) {
  return files
    .filter((file) => file.subjectId === entry)
    .map((file) => (
      <span key={file.id}>
        {' · '}
        <a href={`${base}/files/${file.id}`} download={file.name}>
          {file.name}
        </a>
      </span>
    ))
}

/** How to add to a key action: by its record while it isn't enough, and always by hand. */
function Ways({ finding, base, partnershipId }: { finding: Finding; base: string; partnershipId: string }) {
  const { keyAction, mark } = finding
  const place = placeOf(keyAction, partnershipId)
  const byHand = statePath(keyAction, partnershipId)
  return (
    <div className="row-actions">
      {mark !== 'enough' && (
        <ButtonLink small to={`${base}${place}`}>
          {stepButton(keyAction)}
        </ButtonLink>
      )}
      {(mark === 'enough' || place !== byHand) && (
        <ButtonLink small look="quiet" to={`${base}${byHand}`}>
          {m.journey_state()}
          <span className="aloud"> {m.journey_state_aloud({ keyAction: keyActionName(keyAction) })}</span>
        </ButtonLink>
      )}
    </div>
  )
}
