// Pages of how a partnership talks and decides: discussions, decisions, concerns and the pulse.
import { deciders, everyone, owner, partners, type Row, speakers, workers } from '../row.ts'

export const talking: Record<string, Row> = {
  '/partnerships/:partnership/pulse': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/pulse.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/pulse/new': { see: workers, act: workers, reach: 'partnership' },
  '/pulse-items': { see: everyone },
  '/pulse-items/new': { see: deciders, act: deciders },
  '/pulse-items/:item': { see: everyone, act: deciders, reach: 'workspace' },
  '/pulse-items/:item/edit': { see: deciders, act: deciders, reach: 'workspace' },
  '/pulse/:wave': { see: everyone, act: workers, reach: 'partnership' },
  // Everybody who stands for a partner is asked; who was not is told so, and answers nothing.
  '/pulse/:wave/answer': {
    see: everyone,
    act: ['coordinator', 'contributor', 'lead', 'representative'],
    reach: 'partnership',
  },
  '/partnerships/:partnership/decisions': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/decisions.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/decisions/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/discussions': { see: everyone, act: everyone, reach: 'partnership' },
  '/partnerships/:partnership/discussions.csv': { see: everyone, reach: 'partnership' },
  '/partnerships/:partnership/discussions/new': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/discussions/hear': { see: everyone, act: everyone, reach: 'partnership' },
  '/discussions/:discussion': { see: everyone, act: workers, reach: 'partnership' },
  // Begun and said by the lead: nobody changes the words of another.
  '/discussions/:discussion/edit': {
    see: [],
    seeOwn: ['lead'],
    act: [],
    actOwn: ['lead'],
    reach: 'partnership',
  },
  '/discussions/:discussion/hear': { see: everyone, act: everyone, reach: 'partnership' },
  '/posts/:post': { see: everyone, leads: true, reach: 'partnership' },
  '/posts/:post/edit': { see: [], seeOwn: ['lead'], act: [], actOwn: ['lead'], reach: 'partnership' },
  // Proposed by the lead: its own people change it and take it back, and staff who may record for them.
  '/decisions/:decision': { see: everyone, act: deciders, actOwn: partners, reach: 'partnership' },
  '/decisions/:decision/edit': {
    see: deciders,
    seeOwn: partners,
    act: deciders,
    actOwn: partners,
    reach: 'partnership',
  },
  '/decisions/:decision/vote': { see: speakers, act: speakers, reach: 'partnership' },
  '/decisions/:decision/settle': { see: speakers, act: speakers, reach: 'partnership' },
  '/decisions/:decision/review': { see: workers, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/concerns': { see: everyone, act: workers, reach: 'partnership' },
  '/partnerships/:partnership/concerns.csv': { see: everyone, reach: 'partnership' },
  // Whoever reads a partnership may say that something should be talked about.
  '/partnerships/:partnership/concerns/new': { see: everyone, act: everyone, reach: 'partnership' },
  // Everybody reads who can be asked; the owner names them.
  '/ombudspersons': { see: everyone, act: owner, form: { id: ':ombudsperson' } },
  '/ombudspersons.csv': { see: everyone },
  '/ombudspersons/new': { see: owner, act: owner, form: { personId: ':person' } },
  // An open one, raised by the lead.
  '/concerns/:concern': { see: everyone, act: workers, reach: 'partnership' },
  '/concerns/:concern/remedy': { see: workers, act: workers, reach: 'partnership' },
}
