// The one queue of the person signed in, tied to this browser: its storage, its other tabs, its network.

import { useSyncExternalStore } from 'react'
import { useConnection } from '../api/connection.ts'
import { useGate } from '../api/gate.ts'
import { useMe } from '../auth/session.ts'
import { delay, sleep } from '../lib/backoff.ts'
import { uniqueKey } from '../lib/ids.ts'
import { showWalk, type Walk } from '../walks/walk.ts'
import { type Fresh, isEnd, type WalkAct } from './acts.ts'
import { boxOf } from './box.ts'
import { deliver } from './deliver.ts'
import { type Change, type LaneView, Outgoing } from './queue.ts'

/** Whoever asks to be left alone for long is asked again all the same. */
const LONGEST_WAIT_SECONDS = 60

interface Told {
  userId: string
  walkId: string
  /** As the server has just answered it. */
  walk?: Walk
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('rf.outgoing')
const ends = new Set<(walk: Walk) => void>()

let queue: Outgoing<WalkAct> | null = null
let owner: string | null = null

/** The queue of this person; whoever was signed in before has none here any more. */
export function outgoingOf(userId: string): Outgoing<WalkAct> {
  if (queue && owner === userId) return queue
  closeOutgoing()
  owner = userId
  queue = new Outgoing<WalkAct>({
    box: boxOf(userId),
    send: (walkId, entry) =>
      deliver(walkId, entry, async (walk, isDone) => {
        await showWalk(walk)
        channel?.postMessage({ userId, walkId, walk } satisfies Told)
        if (isDone && isEnd(entry)) for (const tell of ends) tell(walk)
      }),
    alone: (walkId, run) => {
      const { locks } = navigator
      return locks ? locks.request(`rf.outgoing/${userId}/${walkId}`, run) : run()
    },
    tell: (walkId) => channel?.postMessage({ userId, walkId } satisfies Told),
    pause: (attempt, seconds) => sleep(delay(attempt, Math.min(seconds ?? 0, LONGEST_WAIT_SECONDS))),
  })
  return queue
}

export function closeOutgoing(): void {
  queue?.close()
  queue = null
  owner = null
}

/** Called once, when the page begins. */
export function watchOutgoing(): void {
  const wake = (): void => queue?.wake()
  window.addEventListener('online', wake)
  useConnection.subscribe(({ reachable }, before) => {
    if (reachable && !before.reachable) wake()
  })
  useGate.subscribe(({ left }) => {
    if (left) closeOutgoing()
  })
  channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.userId !== owner || !queue) return
    if (data.walk) void showWalk(data.walk)
    void queue.heard(data.walkId)
  })
}

/** Hears of every walk that has been resolved or escalated from here. */
export function onEnd(tell: (walk: Walk) => void): () => void {
  ends.add(tell)
  return () => ends.delete(tell)
}

/** All lanes of the person signed in. */
export function useOutgoing(): ReadonlyMap<string, LaneView<WalkAct>> {
  const { user } = useMe()
  const { subscribe, lanes } = outgoingOf(user.id)
  return useSyncExternalStore(subscribe, lanes)
}

/** What of one walk waits here, and how to do more. */
export function useLane(
  walkId: string,
): LaneView<WalkAct> & { change: (change: Change<WalkAct>) => Promise<void> } {
  const { user } = useMe()
  const outgoing = outgoingOf(user.id)
  const view = useSyncExternalStore(outgoing.subscribe, () => outgoing.lane(walkId))
  return { ...view, change: (change) => outgoing.change(walkId, change) }
}

export function fresh(): Fresh {
  return { id: uniqueKey(), at: new Date().toISOString() }
}
