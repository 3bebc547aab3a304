import { useState } from 'react'
import { Form, Link } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { LetterGrid } from '#ui/letter-grid/letter-grid.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Partner } from '../../partnerships/partnership.ts'
import { answering, doing, draftOf, shownPart } from '../draft.ts'
import { cellName, cellOf, cellValue, parts, type WorkPiece } from '../role.ts'
import { partLetter, partWord } from '../say.ts'
import { Meanings } from './meanings.tsx'
import { RoleNote } from './role-note.tsx'
import { RoleNotices } from './role-notices.tsx'

type RoleBoardProps = {
  work: readonly WorkPiece[]
  partners: readonly Partner[]
  here: string
  base: string
}

/** The matrix as a form: what each partner does in each piece of work, with what is unclear said anew at each change. */
export function RoleBoard({ work, partners, here, base }: RoleBoardProps) {
  const { problem, pending, typed } = useProblem()
  const now = (workId: string, organizationId: string) => cellOf(work, workId, organizationId)
  const [cells, setCells] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      work.flatMap((piece) =>
        partners.map(({ organizationId }) => {
          const [name, at] = [cellName(piece.id, organizationId), `${piece.id}-${organizationId}`]
          const sent = problem?.values?.[name] === undefined ? null : typed(name)
          const { part } = now(piece.id, organizationId)
          return [name, shownPart(part, sent, typed(`was-${at}`))]
        }),
      ),
    ),
  )
  const [past, setPast] = useState<{ name: string; from: string }[]>([])
  const letterAt = (workId: string, organizationId: string) => cells[cellName(workId, organizationId)] ?? ''
  const set = (workId: string, organizationId: string, value: string) => {
    const name = cellName(workId, organizationId)
    if (cells[name] === value) return
    setPast([...past, { name, from: cells[name] ?? '' }])
    setCells({ ...cells, [name]: value })
  }
  const undo = () => {
    const last = past.at(-1)
    if (last === undefined) return
    setPast(past.slice(0, -1))
    setCells({ ...cells, [last.name]: last.from })
  }
  const draft = draftOf(work, partners, letterAt)
  const changed = work
    .flatMap((piece) => partners.map((partner) => [piece.id, partner.organizationId] as const))
    .filter(
      ([workId, organizationId]) =>
        letterAt(workId, organizationId) !== (now(workId, organizationId).part ?? ''),
    )
  const nameOfWork = new Map(work.map((piece) => [piece.id, piece.name]))
  const nameOf = new Map(partners.map((partner) => [partner.organizationId, partner.name]))
  return (
    <>
      <RoleNotices work={draft} partners={partners} />
      <Section title={m.roles_matrix()}>
        <Form method="post">
          <FormTrouble problem={problem} />
          <LetterGrid
            caption={m.roles_matrix()}
            corner={m.roles_work()}
            describedBy="roles-keys"
            columns={partners.map((partner) => ({ id: partner.organizationId, label: partner.name }))}
            rows={draft.map((piece) => ({
              id: piece.id,
              head: <WorkHead piece={piece} partners={partners} base={base} />,
            }))}
            letters={parts.map((part) => ({
              value: part,
              letter: partLetter(part),
              label: m.role_option({ letter: partLetter(part), part: partWord(part) }),
            }))}
            empty={m.role_none()}
            nameOf={cellName}
            labelOf={(workId, organizationId) =>
              m.role_cell({
                work: nameOfWork.get(workId) ?? '',
                organization: nameOf.get(organizationId) ?? '',
              })
            }
            letterAt={letterAt}
            onSet={set}
            onUndo={undo}
            noteOf={(workId, organizationId) => {
              const stands = now(workId, organizationId)
              const at = `${workId}-${organizationId}`
              return (
                <>
                  <input type="hidden" name={`was-${at}`} value={cellValue(stands)} />
                  <input type="hidden" name={`person-${at}`} value={stands.personId ?? ''} />
                  {letterAt(workId, organizationId) === (stands.part ?? '') ? (
                    <RoleNote
                      role={work
                        .find((piece) => piece.id === workId)
                        ?.roles.find((role) => role.organizationId === organizationId)}
                    />
                  ) : (
                    <span className="letter-note new">
                      {m.roles_now({ part: stands.part === null ? m.role_none() : partWord(stands.part) })}
                    </span>
                  )}
                </>
              )
            }}
          />
          <div className="letter-bar">
            <Button look={changed.length > 0 ? 'go' : 'plain'} pending={pending}>
              {m.roles_save()}
            </Button>
            {past.length > 0 && (
              <Button type="button" look="quiet" onClick={undo}>
                {m.roles_undo()}
              </Button>
            )}
            <ButtonLink look="quiet" to={`${here}/edit`}>
              {m.roles_name_people()}
            </ButtonLink>
            <p className="soft small" role="status">
              {changed.length > 0 && m.roles_unsaved({ count: changed.length })}
            </p>
          </div>
        </Form>
        <p className="soft small" id="roles-keys">
          {m.roles_keys()}
        </p>
        <Meanings />
      </Section>
    </>
  )
}

type WorkHeadProps = { piece: WorkPiece; partners: readonly Partner[]; base: string }

/** A piece of work with the way to rename it, and what is unclear of it. */
function WorkHead({ piece, partners, base }: WorkHeadProps) {
  const accountable = answering(piece, partners)
  const gaps = [
    ...(accountable === 0 ? [m.roles_row_nobody()] : accountable > 1 ? [m.roles_row_several()] : []),
    ...(piece.roles.length > 0 && doing(piece, partners) === 0 ? [m.roles_row_idle()] : []),
  ]
  return (
    <>
      <Link to={`${base}/work/${piece.id}/edit`} title={m.work_rename()}>
        {piece.name}
      </Link>
      {gaps.map((words) => (
        <span key={words} className="letter-row-end letter-row-gap">
          {words}
        </span>
      ))}
    </>
  )
}
