import { formatNumber, formatPercent } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Stat, StatStrip } from '#ui/stat-strip/stat-strip.tsx'
import { stageWord } from '../../../partnerships/partnerships/say.ts'
import type { Kept, readStats } from '../stats.server.ts'

type StripProps = {
  stats: Awaited<ReturnType<typeof readStats>>
  base: string
  organizationId: string
}

/** How many partnerships, and where most of them are; promises kept on our side and on theirs. Nothing to count, no figure. */
export function Strip({ stats, base, organizationId }: StripProps) {
  const shown: Stat[] = []
  if (stats.partnerships > 0) {
    const most = [...stats.byStage].sort((a, b) => b.count - a.count)[0]
    const count = stats.partnerships
    shown.push({
      value: formatNumber(count),
      words:
        most === undefined || most.count === count
          ? m.today_stat_partnerships({ count })
          : m.today_stat_partnerships_in({
              count,
              inStage: formatNumber(most.count),
              stage: stageWord(most.stage),
            }),
      to: `${base}/partnerships`,
    })
  }
  const counts = ({ kept, counted }: Kept) => ({ kept: formatNumber(kept), counted: formatNumber(counted) })
  const share = (kept: Kept) => formatPercent(kept.kept / kept.counted)
  if (stats.ours.counted > 0)
    shown.push({
      value: share(stats.ours),
      words: m.today_stat_ours(counts(stats.ours)),
      to: `${base}/organizations/${organizationId}/commitments`,
    })
  if (stats.theirs.counted > 0)
    shown.push({
      value: share(stats.theirs),
      words: m.today_stat_theirs(counts(stats.theirs)),
      to: `${base}/organizations/${organizationId}/commitments`,
    })
  return shown.length === 0 ? null : <StatStrip label={m.today_stats()} stats={shown} />
}
