import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { Select } from '#ui/select/select.tsx'
import type { PartnerPeople } from '../../goals/choices.server.ts'
import { cellName, cellValue, parts, type WorkPiece } from '../role.ts'
import { partWord } from '../say.ts'

type MatrixFieldsProps = { piece: WorkPiece; partners: PartnerPeople[] }

/** One piece of work: for each partner what it does, and who of theirs. */
export function MatrixFields({ piece, partners }: MatrixFieldsProps) {
  return (
    <FieldSet legend={piece.name}>
      {partners.map((partner) => (
        <CellFields key={partner.organizationId} piece={piece} partner={partner} />
      ))}
    </FieldSet>
  )
}

function CellFields({ piece, partner }: { piece: WorkPiece; partner: PartnerPeople }) {
  const { problem, errorOf, typed } = useProblem()
  const { organizationId } = partner
  const role = piece.roles.find((one) => one.organizationId === organizationId)
  const now = { part: role?.part ?? null, personId: role?.personId ?? null }
  const name = cellName(piece.id, organizationId)
  const at = `${piece.id}-${organizationId}`
  const sent = problem?.values?.[name] === undefined ? undefined : typed(name)
  const sentPerson = sent === undefined ? '' : typed(`person-${at}`)
  // Where the form comes back, a cell nobody touched shows what stands now: an old letter is never put back.
  const touched = sent !== undefined && (sent === '' ? '' : `${sent}:${sentPerson}`) !== typed(`was-${at}`)
  const differs = touched && sent !== (now.part ?? '')
  return (
    <div className="two" style={{ '--gap': 'var(--s3)' }}>
      <input type="hidden" name={`was-${at}`} value={cellValue(now)} />
      <Select
        // A new answer is a new field: React keeps what a select once showed.
        key={`part ${cellValue(now)} ${sent}`}
        name={name}
        label={partner.name}
        empty={m.role_none()}
        options={parts.map((part) => ({ value: part, label: partWord(part) }))}
        defaultValue={touched ? sent : (now.part ?? '')}
        error={errorOf(name)}
        help={
          differs ? m.roles_now({ part: now.part === null ? m.role_none() : partWord(now.part) }) : undefined
        }
      />
      <Select
        key={`person ${cellValue(now)} ${sentPerson}`}
        name={`person-${at}`}
        label={m.roles_person_of({ organization: partner.name })}
        empty={m.role_anyone()}
        options={partner.people.map((person) => ({ value: person.id, label: person.name }))}
        defaultValue={touched ? sentPerson : (now.personId ?? '')}
      />
    </div>
  )
}
