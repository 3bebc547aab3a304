import type { z } from 'zod'

type Def = { type: string; innerType?: { def: Def } }

/** Whether a field of a shape is a moment as the database driver gives it, perhaps optional or null. */
export function takesDate(field: z.ZodType): boolean {
  const of = (def: Def): boolean =>
    def.type === 'date' || (def.innerType !== undefined && of(def.innerType.def))
  return of(field.def as Def)
}
