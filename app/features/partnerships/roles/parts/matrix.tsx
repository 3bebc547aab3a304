import { m } from '#platform/words/words.ts'
import { type Column, DataTable } from '#ui/data-table/data-table.tsx'
import type { Frame } from '../../partnerships/frame.server.ts'
import type { Role, WorkPiece } from '../role.ts'
import { partWord } from '../say.ts'
import { RoleNote } from './role-note.tsx'

type MatrixProps = { work: readonly WorkPiece[]; frame: Frame }

/** Work against partners: what each does, who of theirs, and whether they have agreed to it. */
export function Matrix({ work, frame }: MatrixProps) {
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
  return <DataTable caption={m.roles_matrix()} columns={columns} rows={work} rowKey={(piece) => piece.id} />
}

function RoleWords({ role }: { role: Role | undefined }) {
  if (role === undefined) return <span className="soft">{m.role_none()}</span>
  return (
    <span>
      {role.part === 'accountable' ? <strong>{partWord(role.part)}</strong> : partWord(role.part)}
      <br />
      <RoleNote role={role} />
    </span>
  )
}
