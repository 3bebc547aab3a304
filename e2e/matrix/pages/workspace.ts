// Pages of what belongs to everybody or to oneself: today, notices, settings, files.
import { deciders, everyone, owner, type Row, speakers } from '../row.ts'

export const workspace: Record<string, Row> = {
  '': { see: everyone, leads: true },
  '/today': { see: everyone, act: everyone },
  '/find': { see: everyone },
  '/undo': { see: everyone, act: everyone, leads: true },
  '/me': { see: everyone, act: everyone },
  '/me/keys': { see: everyone, act: everyone },
  '/me/password': { see: everyone, act: everyone },
  '/me/calendar': { see: everyone, act: everyone },
  '/me/notices': { see: everyone, act: everyone },
  '/notices': { see: everyone, act: everyone },
  // What somebody was told is theirs alone: here the lead, and nobody else of its organization.
  '/notices/:notice': { see: [], seeOwn: ['lead'], reach: 'own', leads: true, no: 404 },
  '/handover': {
    see: deciders,
    act: deciders,
    form: { fromPersonId: ':person', toPersonId: ':person' },
  },
  // Asked of the partner by the host, which sees how it stands; its lead answers.
  '/approvals/:approval': { see: everyone, act: [], actOwn: ['lead'], reach: 'partnership' },
  '/settings': { see: owner, act: owner },
  // Nothing to see: whoever opens it is sent to the front door.
  '/settings/demo': {
    see: everyone,
    act: owner,
    leads: true,
    outsiders: { see: { neighbor: 'led on', stranger: 'led on' }, act: { stranger: 'not found' } },
  },
  // A form only: it answers with a file.
  '/settings/everything.zip': { see: owner, act: owner },
  '/settings/members': { see: owner, act: owner },
  '/settings/keys': { see: owner, act: owner },
  '/settings/held-mail': { see: speakers, act: speakers },
  // Sent to the lead’s address.
  '/settings/held-mail/files/:heldFile': {
    see: deciders,
    seeOwn: ['lead'],
    reach: 'role first',
    at: ['harbor'],
  },
  '/settings/outbox': { see: owner },
  '/settings/outbox/:mail': { see: owner, reach: 'role first' },
  // Put there by the lead, for everyone in the partnership.
  '/files/:file': { see: everyone, reach: 'partnership' },
  '/files/:file/remove': {
    see: everyone,
    act: [],
    actOwn: ['lead'],
    leads: true,
    reach: 'partnership',
    // Opened like a page, it leads on without looking.
    unseen: true,
  },
}
