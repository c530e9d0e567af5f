// Whether the server can be reached, as the last request found it.

import { create } from 'zustand'

interface Connection {
  reachable: boolean
}

export const useConnection = create<Connection>(() => ({ reachable: true }))

export function noteReachable(reachable: boolean): void {
  if (useConnection.getState().reachable !== reachable) useConnection.setState({ reachable })
}
