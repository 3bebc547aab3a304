import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { id } from '#platform/http/fields.ts'
import { answerRole } from './answer.server.ts'
import { arrangePiece } from './arrange.server.ts'
import {
  answerInput,
  pieceRolesInput,
  type WorkPieceInput,
  workPieceChange,
  workPieceInput,
  workPieceShape,
} from './inputs.ts'
import { listWork, readWork } from './list.server.ts'
import { addWorkPiece, removeWorkPiece, renameWorkPiece } from './work.server.ts'

const filters = z.object({ partnershipId: id().optional() })

export const workApi: ApiResource = {
  name: 'work-pieces',
  summary: 'Pieces of work of a partnership, with what each partner does in them and who of theirs.',
  shape: workPieceShape,
  filters,
  list: (tx, { limit, cursor, filters: asked }) =>
    listWork(tx, { limit, cursor, ...(asked as z.output<typeof filters>) }),
  get: readWork,
  create: {
    input: workPieceInput.extend({ partnershipId: id() }),
    run: (tx, { partnershipId, ...input }: WorkPieceInput & { partnershipId: string }) =>
      addWorkPiece(tx, partnershipId, input),
  },
  change: { input: workPieceChange, run: renameWorkPiece },
  remove: removeWorkPiece,
  states: {
    roles: {
      summary: 'Says what partners do in it, and who of theirs; those left out keep their part.',
      input: pieceRolesInput,
      make: arrangePiece,
    },
    answers: {
      summary: 'Says yes or no to a role for the person who is named in it.',
      input: answerInput,
      make: answerRole,
    },
  },
}
