/** What stands behind a signature. */
export interface Proof {
  signerId: string
  /** As the signer was known then, as they wrote it, and as they drew it. */
  name: string
  signature: string
  drawing: string | null
  consent: string
  sha256: string
  way: 'signed-in' | 'link'
  /** The network address; empty where it is not known or was erased. */
  address: string
  signedAt: Date
}

export interface TrailEvent {
  at: Date
  what: 'sent' | 'asked' | 'opened' | 'signed' | 'declined' | 'recalled'
  name: string
  organization: string
  /** The reason of a no. */
  reason: string
}

export interface Trail {
  /** Number of the version of the text that was sent. */
  number: number
  proofs: Proof[]
  /** One after the other. */
  events: TrailEvent[]
}
