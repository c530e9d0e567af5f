// The notes of the walk one holds, kept while the page is open.

import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react'
import { client } from '../api/client.ts'
import { useConnection, useOnline } from '../api/connection.ts'
import { isRefused } from '../api/problem.ts'
import { send } from '../api/send.ts'
import { signedInUser, useMe } from '../auth/session.ts'
import { uniqueKey } from '../lib/ids.ts'
import { forgetUnsent, keepUnsent, readUnsent } from '../lib/unsent.ts'
import { type KeptNotes, type NewNotes, NoteKeeper, type Pad } from './note-keeper.ts'
import { freshWalk, showWalk, type Walk } from './walk.ts'

export function keptNotesName(walkId: string): string {
  return `walk/${walkId}/notes`
}

export function useNotes(walk: Walk): { keeper: NoteKeeper; pad: Pad } {
  const { user } = useMe()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a keeper lives as long as its walk; fresh readings are told to it below
  const keeper = useMemo(
    () =>
      new NoteKeeper(
        walk,
        { id: user.id, name: user.name },
        {
          save: (notes, onDelay) => save(walk.id, notes, onDelay),
          keep: (notes) => void keep(walk.id, notes),
          tell: (fresh) => void showWalk(fresh),
          newId: uniqueKey,
          now: () => new Date(),
        },
      ),
    [walk.id, user.id],
  )
  const pad = useSyncExternalStore(keeper.subscribe, keeper.pad)
  const reachable = useConnection((connection) => connection.reachable)
  const online = useOnline()

  useEffect(() => keeper.refresh(walk), [keeper, walk])
  useEffect(() => {
    if (reachable) keeper.flush()
  }, [keeper, reachable])

  const restore = useEffectEvent(async (into: NoteKeeper) => {
    const kept = await readUnsent<KeptNotes>(user.id, keptNotesName(walk.id))
    if (kept) into.restore(kept)
  })
  useEffect(() => {
    void restore(keeper)
    const leave = (): void => keeper.flush()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      keeper.flush()
      keeper.stop()
    }
  }, [keeper])

  // A browser without a network may take a while to fail.
  const isCutOff = !online && pad.state === 'saving'
  return { keeper, pad: isCutOff ? { ...pad, state: 'waiting' } : pad }
}

async function keep(walkId: string, notes: KeptNotes | null): Promise<void> {
  if (notes) await keepUnsent(signedInUser(), keptNotesName(walkId), notes)
  else await forgetUnsent(signedInUser(), keptNotesName(walkId))
}

async function save(walkId: string, notes: NewNotes, onDelay: () => void) {
  try {
    const { data, error } = await client.POST('/l1/sessions/{id}/notes', {
      params: { path: { id: walkId } },
      body: notes,
      fetch: (request) => send(request, onDelay),
    })
    if (data) return { walk: data }
    const walk = freshWalk(error)
    if (walk && isRefused(error) && error.detail.code === 'notes_moved_on') return { movedOn: walk }
    if (walk) return { ended: walk }
    return { failed: true as const }
  } catch {
    return { failed: true as const }
  }
}
