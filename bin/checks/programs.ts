import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { findChromium } from '../../app/platform/testing/chromium.ts'
import { findPostgres } from '../../app/platform/testing/cluster.ts'
import { findDovecot } from '../../app/platform/testing/dovecot.ts'
import { findPdfReader } from '../../app/platform/testing/pdf-text.ts'
import { run } from './run.ts'
import type { Part } from './steps.ts'

/** The system's programs that these parts need and that are not installed, by their Debian names. */
export function missingPrograms(needed: (Part | undefined)[]): string[] {
  const integrated = needed.some((part) => part === 'unit' || part === 'postgres')
  return [
    needed.includes('browser') && findChromium() === undefined ? 'chromium' : '',
    needed.includes('postgres') && findPostgres() === undefined ? 'postgresql' : '',
    integrated && findPdfReader() === undefined ? 'poppler-utils' : '',
    integrated && findDovecot() === undefined ? 'dovecot-imapd' : '',
  ].filter((name) => name !== '')
}

export const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Installs Debian packages, without starting the services they bring. */
export async function install(packages: string[], log: string): Promise<number> {
  const policy = '/usr/sbin/policy-rc.d'
  const ours = !existsSync(policy)
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300']
  try {
    // A source that can't be reached need not be the one that has the packages.
    await run(['apt-get', ...options, 'update'], { log, env })
    return await run(['apt-get', ...options, 'install', '-y', '--no-install-recommends', ...packages], {
      log,
      env,
    })
  } finally {
    if (ours) rmSync(policy, { force: true })
  }
}
