// One ticking clock for the whole page, so that a hundred ages in a list cost one timer.

import { useSyncExternalStore } from 'react'

type Listener = () => void

function makeClock(everyMs: number): () => number {
  const listeners = new Set<Listener>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = (): void => {
    now = Date.now()
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: Listener): Listener => {
    if (listeners.size === 0) {
      now = Date.now()
      timer = setInterval(tick, everyMs)
    }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) clearInterval(timer)
    }
  }
  const read = (): number => {
    if (listeners.size === 0) now = Date.now() - (Date.now() % everyMs)
    return now
  }
  return () => useSyncExternalStore(subscribe, read)
}

/** Milliseconds since the epoch, moving every second: for the time a call has taken. */
export const useSecondHand = makeClock(1000)

/** Milliseconds since the epoch, moving every ten seconds: for ages in lists. */
export const useMinuteHand = makeClock(10_000)
