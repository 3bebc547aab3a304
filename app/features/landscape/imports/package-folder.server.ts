import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Settings } from '#platform/settings/settings.server.ts'

/** Where what was uploaded for an import lies until it is applied or discarded. */
export const packageFolder = (settings: Settings, importId: string): string =>
  join(settings.dataDir, 'imports', importId)

/** The package to read: a single file as it is, several as their folder. Null when it is gone. */
export function packagePath(settings: Settings, importId: string): string | null {
  const folder = packageFolder(settings, importId)
  if (!existsSync(folder)) return null
  const [first, ...others] = readdirSync(folder)
  if (first === undefined) return null
  return others.length === 0 ? join(folder, first) : folder
}

export const removePackage = (settings: Settings, importId: string): Promise<void> =>
  rm(packageFolder(settings, importId), { recursive: true, force: true })

/** A name that can lie on any disk: no folders, nothing a shell or a web page would stumble over. */
export function safeFileName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ ()-]+/gu, '_')
    .replace(/^\.+/, '')
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  return `${plain.slice(0, 120 - ending.length).replace(ending, '') || 'file'}${ending}`
}
