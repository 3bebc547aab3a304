import { accountsPolicy } from '../../accounts/policy.ts'
import { savedAs } from '../../files/saved-as.server.ts'
import { load } from '../../http/page.server.ts'
import { allow } from '../../policy/policy.ts'
import { openHeldFile } from '../open-file.server.ts'
import { ownMail } from '../settlers.server.ts'

/** Hands out what came with a held mail, so that whoever settles it knows what they would post. */
export const loader = load(async (tx, { params }) => {
  allow(tx.actor, accountsPolicy.settleMail, ownMail(tx))
  const { name, bytes } = await openHeldFile(tx, params.heldFile ?? '')
  return savedAs(name, bytes, { mediaType: 'application/octet-stream', sizeBytes: bytes.byteLength })
})
