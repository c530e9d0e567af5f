// What became of the calls a flow was walked on, in words.

import type { TFunction } from 'i18next'
import type { Schemas } from '../api/client.ts'
import { percent } from '../lib/numbers.ts'

export type Effect = Schemas['Effect']

/** "walked 120 · resolved 71 % · helpful 82 %"; what cannot be said of so few is not. */
export function effectLine(t: TFunction, { walks, resolved, helpful, unhelpful }: Effect): string {
  if (walks === 0) return t('flows.neverWalked')
  const votes = helpful + unhelpful
  if (votes === 0) return t('flows.walkedOnly', { walks })
  return t('flows.effectLine', {
    walks,
    resolved: percent(resolved, walks),
    helpful: percent(helpful, votes),
  })
}

/** "helped 34 of 41 calls", for who picks one: of those whose technician said so. */
export function helpedLine(t: TFunction, { helpful, unhelpful }: Effect): string | undefined {
  const count = helpful + unhelpful
  return count === 0 ? undefined : t('flows.helped', { helpful, count })
}
