// What a person has typed or done that the server has not acknowledged, kept under their id so that a crash or a reload loses
// nothing. Erased on acknowledgement, at sign-out, and when another person signs in. Nothing else of a customer's is stored in
// the browser.

import { clear, createStore, delMany, entries, get, keys, set, type UseStore } from 'idb-keyval'
import { create } from 'zustand'

interface Counter {
  /** Names of the texts that are kept here, of the person signed in. */
  texts: ReadonlySet<string>
}

export const useUnsent = create<Counter>(() => ({ texts: new Set<string>() }))

/** Names of lists of changes that leave one after another; whoever keeps them counts them. */
const LISTS = 'out/'

let store: UseStore | undefined
function box(): UseStore {
  store ??= createStore('resolutionflow', 'unsent')
  return store
}

const prefix = (userId: string): string => `${userId}/`

/** Keeps a text under a name of this person's. A browser without storage keeps it only in the page. */
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

/** All lists of this person's, by name. */
export async function readLists<T>(userId: string): Promise<Map<string, readonly T[]>> {
  const start = prefix(userId) + LISTS
  const all = await entries<string, readonly T[]>(box())
  return new Map(
    all.filter(([key]) => key.startsWith(start)).map(([key, list]) => [key.slice(start.length), list]),
  )
}

export async function readList<T>(userId: string, name: string): Promise<readonly T[]> {
  return (await get<readonly T[]>(prefix(userId) + LISTS + name, box())) ?? []
}

/** Changes a list in one transaction, so that two tabs lose nothing of each other's. An empty one is not kept. */
export async function changeList<T>(
  userId: string,
  name: string,
  change: (list: readonly T[]) => readonly T[],
): Promise<readonly T[]> {
  const key = prefix(userId) + LISTS + name
  return box()(
    'readwrite',
    (rows) =>
      new Promise((done, failed) => {
        let after: readonly T[] = []
        const before: IDBRequest<readonly T[] | undefined> = rows.get(key)
        before.onsuccess = () => {
          after = change(before.result ?? [])
          if (after.length === 0) rows.delete(key)
          else rows.put(after, key)
        }
        rows.transaction.oncomplete = () => done(after)
        rows.transaction.onabort = () => failed(rows.transaction.error)
      }),
  )
}

/** Called when a person has signed in: what others left on this machine goes, what they left themselves is counted. */
export async function openUnsent(userId: string): Promise<void> {
  const found = (await quietly(() => keys<string>(box()))) ?? []
  const foreign = found.filter((key) => !key.startsWith(prefix(userId)))
  if (foreign.length > 0) await quietly(() => delMany(foreign, box()))
  const own = found
    .filter((key) => key.startsWith(prefix(userId)))
    .map((key) => key.slice(prefix(userId).length))
  useUnsent.setState({ texts: new Set(own.filter((name) => !name.startsWith(LISTS))) })
}

export async function forgetAllUnsent(): Promise<void> {
  useUnsent.setState({ texts: new Set() })
  await quietly(() => clear(box()))
}

function mark(name: string, isKept: boolean): void {
  const { texts } = useUnsent.getState()
  if (texts.has(name) === isKept) return
  const next = new Set(texts)
  if (isKept) next.add(name)
  else next.delete(name)
  useUnsent.setState({ texts: next })
}

/** Storage may be refused (private windows, full disks): typing must go on all the same. */
async function quietly<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch {
    return undefined
  }
}
