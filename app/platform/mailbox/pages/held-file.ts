import { accountsPolicy } from '../../accounts/policy.ts'
import { savedAs } from '../../files/saved-as.server.ts'
import { load } from '../../http/page.server.ts'
import { allow } from '../../policy/policy.ts'
import { openHeldFile } from '../open-file.server.ts'

/** Hands out what came with a held mail, so that whoever settles it knows what they would post. */
export const loader = load(async (tx, { params }) => {
  allow(tx.actor, accountsPolicy.settleMail)
  const { name, bytes } = await openHeldFile(tx, params.heldFile ?? '')
  return savedAs(name, bytes, { mediaType: 'application/octet-stream', sizeBytes: bytes.byteLength })
})
