// How much of what was done and typed here the server does not have yet.

import { isTyped } from '../auth/useKept.ts'
import { useUnsent } from '../lib/unsent.ts'
import { useOutgoing } from './outgoing.ts'

interface Waiting {
  /** What goes by itself once it can. */
  changes: number
  /** The same, and what still stands in fields. */
  all: number
  /** Some of it did not get through at once. */
  isDelayed: boolean
}

export function useWaiting(): Waiting {
  const texts = useUnsent((unsent) => unsent.texts)
  const lanes = [...useOutgoing().values()]
  const entries = lanes.reduce((count, lane) => count + lane.entries.length, 0)
  const drafts = [...texts].filter((name) => !isTyped(name)).length
  return {
    changes: entries + drafts,
    all: entries + texts.size,
    isDelayed: lanes.some((lane) => lane.state === 'waiting'),
  }
}
