// Whether the server can be reached, as the last request found it, and whether the browser has a network at all.

import { useSyncExternalStore } from 'react'
import { create } from 'zustand'

interface Connection {
  reachable: boolean
}

export const useConnection = create<Connection>(() => ({ reachable: true }))

export function noteReachable(reachable: boolean): void {
  if (useConnection.getState().reachable !== reachable) useConnection.setState({ reachable })
}

/** What the browser believes: no network is certain, a network says nothing about the server. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('online', changed)
      window.addEventListener('offline', changed)
      return () => {
        window.removeEventListener('online', changed)
        window.removeEventListener('offline', changed)
      }
    },
    () => navigator.onLine,
  )
}
