// Text a person has typed that the server has not acknowledged, kept under their id so that a crash or a reload loses nothing.
// Erased on acknowledgement, at sign-out, and when another person signs in. Nothing else of a customer's is stored in the browser.

import { clear, createStore, delMany, get, keys, set, type UseStore } from 'idb-keyval'
import { create } from 'zustand'

interface Counter {
  /** Names of what waits here, of the person signed in. */
  waiting: ReadonlySet<string>
}

export const useUnsent = create<Counter>(() => ({ waiting: new Set<string>() }))

let store: UseStore | undefined
function box(): UseStore {
  store ??= createStore('resolutionflow', 'unsent')
  return store
}

const prefix = (userId: string): string => `${userId}/`

/** Keeps a value under a name of this person's. A browser without storage keeps it only in the page. */
export async function keepUnsent(userId: string, name: string, value: unknown): Promise<void> {
  mark(name, true)
  await quietly(() => set(prefix(userId) + name, value, box()))
}

export async function readUnsent<T>(userId: string, name: string): Promise<T | undefined> {
  return quietly(() => get<T>(prefix(userId) + name, box()))
}

export async function forgetUnsent(userId: string, name: string): Promise<void> {
  mark(name, false)
  await quietly(() => delMany([prefix(userId) + name], box()))
}

/** Called when a person has signed in: what others left on this machine goes, what they left themselves is counted. */
export async function openUnsent(userId: string): Promise<void> {
  const found = (await quietly(() => keys<string>(box()))) ?? []
  const foreign = found.filter((key) => !key.startsWith(prefix(userId)))
  if (foreign.length > 0) await quietly(() => delMany(foreign, box()))
  const own = found
    .filter((key) => key.startsWith(prefix(userId)))
    .map((key) => key.slice(prefix(userId).length))
  useUnsent.setState({ waiting: new Set(own) })
}

export async function forgetAllUnsent(): Promise<void> {
  useUnsent.setState({ waiting: new Set() })
  await quietly(() => clear(box()))
}

function mark(name: string, waits: boolean): void {
  const { waiting } = useUnsent.getState()
  if (waiting.has(name) === waits) return
  const next = new Set(waiting)
  if (waits) next.add(name)
  else next.delete(name)
  useUnsent.setState({ waiting: next })
}

/** Storage may be refused (private windows, full disks): typing must go on all the same. */
async function quietly<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch {
    return undefined
  }
}
