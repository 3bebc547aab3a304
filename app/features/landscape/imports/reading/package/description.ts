import { z } from 'zod'
import type { CsvDescription } from './csvTable.ts'

const resource = z.object({
  name: z.string().optional(),
  path: z.union([z.string(), z.array(z.string())]).optional(),
  encoding: z.string().optional(),
  dialect: z
    .object({ delimiter: z.string().length(1), quoteChar: z.string().length(1) })
    .partial()
    .optional()
    .catch(undefined),
})

const descriptionSchema = z.object({ name: z.string().optional(), resources: z.array(resource).min(1) })

export type Resource = CsvDescription & { path: string }
export type PackageDescription = { name: string | null; resources: Resource[] }

/** What a `datapackage.json` says of its files; null if it is none. */
export function readDescription(text: string): PackageDescription | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = descriptionSchema.safeParse(value)
  if (!parsed.success) return null
  const resources = parsed.data.resources.flatMap(({ path, encoding, dialect }) =>
    [path ?? []]
      .flat()
      .map((one) => ({ path: one, encoding, delimiter: dialect?.delimiter, quote: dialect?.quoteChar })),
  )
  return { name: parsed.data.name ?? null, resources }
}

export function isOutside(path: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|[\\/])/i.test(path) || path.split(/[\\/]/).includes('..')
}

/** The file of a resource. Some tools write the path they worked in, so leading folders may be dropped. */
export function findResource<File extends { file: string }>(
  files: File[],
  path: string,
  folder: string,
): File | undefined {
  const parts = path.replace(/^\.\//, '').split('/')
  for (let drop = 0; drop < parts.length; drop += 1) {
    const wanted = folder + parts.slice(drop).join('/')
    const found = files.find(({ file }) => file === wanted)
    if (found) return found
  }
  return undefined
}
