import { en } from '../demo.ts'
import { promise } from '../shapes/commitment.ts'
import { touchpoint } from '../shapes/contact.ts'
import { joined, type Partnership, speaks } from '../shapes/partnership.ts'
import { endorsed } from '../shapes/vision.ts'
import { work } from '../shapes/work.ts'

/** The one partnership of the second workspace. */
export const villageHall = {
  key: 'village-hall',
  name: 'Village Hall Saturdays',
  purpose: en('So that the village hall of Eastfield is open, warm and full once a week.'),
  communities: [],
  startedDay: -150,
  startedBy: 'ingrid-solberg',
  partners: [joined('eastfield-together', -150, -150), joined('eastfield-grange', -150, -147)],
  representatives: [
    speaks('eastfield-together', 'ingrid-solberg', -150),
    speaks('eastfield-grange', 'calvin-root', -147),
  ],
  stageHistory: [
    {
      stage: 'advise',
      day: -150,
      decidedBy: 'ingrid-solberg',
      reason: en('The hall was unlocked nine times in twelve months.'),
    },
  ],
  visionVersions: [
    {
      day: -120,
      by: 'ingrid-solberg',
      text: en('Every Saturday the hall is open and the urn is on.'),
      endorsements: [endorsed('eastfield-together', 'ingrid-solberg', -120)],
    },
  ],
  goals: [],
  roles: [work('urn', en('Bring the urn'), { 'eastfield-together': 'I', 'eastfield-grange': 'A' }, -110)],
  commitments: [
    promise(
      'stove',
      'eastfield-grange',
      ['eastfield-together'],
      'calvin-root',
      en('Mend the stove'),
      [-60, -58, 30],
    ),
  ],
  cadences: [],
  touchpoints: [
    touchpoint(
      'key',
      'visit',
      -148,
      ['eastfield-together', 'eastfield-grange'],
      ['ingrid-solberg', 'calvin-root'],
      en('Calvin still has the key from his father’s time.'),
    ),
  ],
  evidence: [],
} satisfies Partnership
