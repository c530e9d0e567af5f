// Keeps the page current: a stream while it is looked at, begun again whenever it ends.

import { useEffect } from 'react'
import { create } from 'zustand'
import { noteReachable } from '../api/connection.ts'
import { sessionRestored } from '../api/gate.ts'
import { isSignedIn } from '../auth/session.ts'
import { delay } from '../lib/backoff.ts'
import { refreshAll, refreshDesk, refreshFor } from './refresh.ts'
import { type Change, type Ending, listen } from './stream.ts'

interface Live {
  /** The stream's name while there is one. */
  streamId: string | null
}

export const useLive = create<Live>(() => ({ streamId: null }))

/** A page out of sight for so long needs no stream; others of the same person may. */
const OUT_OF_SIGHT_MS = 60_000
/** After a restart or a lost network not everybody reads everything in the same instant. */
const SPREAD_MS = 2000

/** How often what the stream tells of is read besides: as a page without one would, else only to be sure. */
export function usePoll(ms: number): number {
  const isLive = useLive((live) => live.streamId !== null)
  return isLive ? Math.max(ms, SURE_MS) : ms
}
const SURE_MS = 60_000

const listeners = new Set<(change: Change) => void>()

/** Tells of every change, for what is not in the cache. */
export function hear(listener: (change: Change) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For the frame around all pages: there is one stream a page. */
export function useLiveStream(): void {
  useEffect(() => {
    const life = new AbortController()
    void stayLive(life.signal)
    return () => life.abort()
  }, [])
}

async function stayLive(life: AbortSignal): Promise<void> {
  let isFirst = true
  for (let failures = 0; !life.aborted; ) {
    await inSight(life)
    const ending = await listenWhileSeen(life, () => {
      failures = 0
      setTimeout(isFirst ? refreshDesk : refreshAll, Math.random() * SPREAD_MS)
      isFirst = false
    })
    useLive.setState({ streamId: null })
    if (life.aborted) return
    if (ending.how === 'said') failures = 0
    else failures += 1
    await pauseAfter(ending, failures, life)
  }
}

async function listenWhileSeen(life: AbortSignal, onHello: () => void): Promise<Ending> {
  const seen = new AbortController()
  let away: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    clearTimeout(away)
    if (document.visibilityState === 'hidden') away = setTimeout(() => seen.abort(), OUT_OF_SIGHT_MS)
  }
  const offline = (): void => seen.abort()
  document.addEventListener('visibilitychange', look)
  window.addEventListener('offline', offline)
  look()
  try {
    return await listen(
      {
        onHello: (streamId) => {
          onHello()
          noteReachable(true)
          useLive.setState({ streamId })
        },
        onChanges: (changes) => {
          refreshFor(changes)
          for (const change of changes) for (const listener of listeners) listener(change)
        },
        onReset: () => setTimeout(refreshAll, Math.random() * SPREAD_MS),
      },
      AbortSignal.any([life, seen.signal]),
    )
  } finally {
    clearTimeout(away)
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('offline', offline)
  }
}

async function pauseAfter(ending: Ending, failures: number, life: AbortSignal): Promise<void> {
  const isSignedOut =
    (ending.how === 'said' && ending.reason === 'signed_out') ||
    (ending.how === 'refused' && ending.status === 401)
  // The session may have got another name meanwhile; if it is over, the page asks for the password.
  if (isSignedOut && !(await isSignedIn()) && !life.aborted) await sessionRestored()
  // Another page of theirs took its place; it is wanted again when somebody comes back to this one.
  if (ending.how === 'said' && ending.reason === 'replaced') await returned(life)
  else await until(['online'], life, failures === 0 ? 200 + Math.random() * SPREAD_MS : delay(failures))
}

async function inSight(life: AbortSignal): Promise<void> {
  while (document.visibilityState === 'hidden' && !life.aborted) await until(['visibilitychange'], life)
}

function returned(life: AbortSignal): Promise<void> {
  return until(['focus'], life)
}

/** Resolves with the first of these events, after so long, or at the end of the page. */
function until(events: readonly string[], life: AbortSignal, ms?: number): Promise<void> {
  return new Promise((done) => {
    const over = new AbortController()
    const end = (): void => {
      clearTimeout(timer)
      over.abort()
      done()
    }
    const timer = ms === undefined ? undefined : setTimeout(end, ms)
    for (const event of events) {
      window.addEventListener(event, end, { signal: over.signal })
      document.addEventListener(event, end, { signal: over.signal })
    }
    life.addEventListener('abort', end, { signal: over.signal })
    if (life.aborted) end()
  })
}
