import { m } from '#platform/words/words.ts'
import { StageTrack } from '#ui/stage-track/stage-track.tsx'
import { type TrackBand, trackWords } from '../track.ts'

/** The four stages of a partnership with what was found for each. */
export function Track({ bands }: { bands: TrackBand[] }) {
  return <StageTrack label={m.stage_track()} words={trackWords()} stages={bands} />
}
