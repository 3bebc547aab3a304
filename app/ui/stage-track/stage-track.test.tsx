import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { StageTrack } from './stage-track.tsx'

it('says each mark and the current stage in words, not by colour alone', () => {
  const html = renderToStaticMarkup(
    <StageTrack
      label="Stages"
      words={{
        enough: 'found',
        partly: 'not enough',
        nothing: 'nothing',
        done: 'done',
        here: 'now',
        ahead: 'ahead',
      }}
      stages={[
        {
          stage: 'activate',
          title: 'Activate',
          state: 'here',
          items: [
            { mark: 'enough', text: 'Pilot begun', stated: 'stated by Amara' },
            { mark: 'partly', text: 'One goal waits' },
            { mark: 'nothing', text: 'No celebration' },
          ],
        },
      ]}
    />,
  )
  for (const words of [
    'found: </span>Pilot begun',
    'stated by Amara',
    'not enough: </span>One goal waits',
    'nothing: </span>No celebration',
    'Activate<span class="aloud">, now',
  ])
    expect(html).toContain(words)
  expect(html).toContain('aria-current="step"')
})
