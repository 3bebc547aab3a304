import { Building2, Globe, Lock, Users } from 'lucide-react'

/** all: everyone in the world. partnership: every partner. organization: only one's own. few: named people. */
export type Audience = 'all' | 'partnership' | 'organization' | 'few'

const icons = { all: Globe, partnership: Users, organization: Building2, few: Lock }

/** Who will read what is written here, visible while one writes; the words come from the page. */
export function AudienceMark({ audience, children }: { audience: Audience; children: React.ReactNode }) {
  const Icon = icons[audience]
  return (
    <span className={`audience ${audience}`}>
      <Icon size={15} aria-hidden />
      {children}
    </span>
  )
}
