import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { type Column, DataTable } from '#ui/data-table/data-table.tsx'
import type { Frame } from '../../partnerships/frame.server.ts'
import { isAccepted, type Role, type WorkPiece } from '../role.ts'
import { partWord } from '../say.ts'

type MatrixProps = { work: readonly WorkPiece[]; frame: Frame; base: string }

/** Work against partners: what each does, who of theirs, and whether they have agreed to it. */
export function Matrix({ work, frame, base }: MatrixProps) {
  const partners = frame.partnership.partners.filter(
    ({ standing }) => standing === 'accepted' || standing === 'invited',
  )
  const columns: Column<WorkPiece>[] = [
    { key: 'work', label: m.roles_work(), cell: (piece) => piece.name },
    ...partners.map((partner) => ({
      key: partner.organizationId,
      label: partner.name,
      cell: (piece: WorkPiece) => (
        <RoleWords role={piece.roles.find((one) => one.organizationId === partner.organizationId)} />
      ),
    })),
  ]
  if (frame.can.work)
    columns.push({
      key: 'change',
      label: <span className="aloud">{m.work_rename()}</span>,
      cell: (piece) => (
        <ButtonLink look="quiet" small to={`${base}/work/${piece.id}/edit`}>
          {m.change()}
          <span className="aloud">: {piece.name}</span>
        </ButtonLink>
      ),
    })
  return <DataTable caption={m.roles_matrix()} columns={columns} rows={work} rowKey={(piece) => piece.id} />
}

function RoleWords({ role }: { role: Role | undefined }) {
  if (role === undefined) return <span className="soft">{m.role_none()}</span>
  return (
    <span>
      {role.part === 'accountable' ? <strong>{partWord(role.part)}</strong> : partWord(role.part)}
      <br />
      <span className="soft small">
        {role.personName !== null && `${role.personName} · `}
        {isAccepted(role) ? m.role_accepted() : m.role_waiting()}
      </span>
    </span>
  )
}
