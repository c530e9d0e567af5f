// Where a person's lanes are kept: in the browser, under their id. Without storage they last as long as the page.

import { changeList, readList, readLists } from '../lib/unsent.ts'
import type { Box, Entry, Lane } from './queue.ts'

export function boxOf<Act>(userId: string): Box<Act> {
  const seen = new Map<string, Lane<Act>>()
  let isRefused = false
  const kept = async <T>(act: () => Promise<T>, instead: () => T): Promise<T> => {
    if (isRefused) return instead()
    try {
      return await act()
    } catch {
      isRefused = true
      return instead()
    }
  }
  const known = (lane: string): Lane<Act> => seen.get(lane) ?? []
  const learn = (lane: string, entries: Lane<Act>): Lane<Act> => {
    seen.set(lane, entries)
    return entries
  }
  return {
    all: () =>
      kept(
        () => readLists<Entry<Act>>(userId),
        () => seen,
      ),
    read: (lane) =>
      kept(
        async () => learn(lane, await readList<Entry<Act>>(userId, lane)),
        () => known(lane),
      ),
    change: (lane, change) =>
      kept(
        async () => learn(lane, await changeList<Entry<Act>>(userId, lane, change)),
        () => learn(lane, change(known(lane))),
      ),
  }
}
