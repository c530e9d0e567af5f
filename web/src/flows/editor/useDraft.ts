// A draft while its editor is open: read, kept, saved, brought back after a crash.

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { client } from '../../api/client.ts'
import { useConnection, useOnline } from '../../api/connection.ts'
import { isRefused, problemOf } from '../../api/problem.ts'
import { send } from '../../api/send.ts'
import { signedInUser } from '../../auth/session.ts'
import { forgetUnsent, keepUnsent, readUnsent } from '../../lib/unsent.ts'
import { hear } from '../../live/live.ts'
import type { Tree } from '../tree.ts'
import {
  type Draft,
  DraftKeeper,
  type KeptDraft,
  type Saved,
  type ServerDraft,
  type Somebody,
} from './draft-keeper.ts'

export interface ReadDraft extends ServerDraft {
  savedBy: Somebody | 'unknown'
  /** Whether it is theirs to change. */
  isWritable: boolean
}

/** Where a draft comes from and goes to. */
export interface DraftPlace {
  /** Its name among what waits in the browser. */
  name: string
  read: () => Promise<ReadDraft>
  save: (tree: Tree, revision: number, onDelay: () => void) => Promise<Saved>
}

/** The draft of a flow. */
export function flowDraft(flowId: string): DraftPlace {
  const params = { path: { id: flowId } }
  return {
    name: `flow/${flowId}/draft`,
    read: async () => {
      const { data, error } = await client.GET('/flows/{id}/draft', { params })
      if (!data) throw error
      const { tree, revision, problems, saved_by, saved_at, is_writable: isWritable } = data
      return { tree, revision, problems, savedBy: somebody(saved_by, saved_at), isWritable }
    },
    save: (tree, revision, onDelay) =>
      saving(async () => {
        const { data, error } = await client.PUT('/flows/{id}/draft', {
          params,
          body: { tree, revision },
          fetch: (request) => send(request, onDelay),
        })
        if (!data) throw error
        return data
      }),
  }
}

/** What a save came to, from whatever it threw. */
export async function saving(
  save: () => Promise<{ revision: number; problems: ServerDraft['problems'] }>,
): Promise<Saved> {
  try {
    const { revision, problems } = await save()
    return { saved: { revision, problems } }
  } catch (error) {
    if (!isRefused(error)) return { failed: true }
    const problem = problemOf(error)
    if (problem.code === 'draft_moved_on') return { movedOn: movedBy(problem.draft) }
    const isForNow = /^(unreachable|unavailable|busy|too_many_requests|internal|http_5)/.test(problem.code)
    return isForNow ? { failed: true } : { refused: problem }
  }
}

function movedBy(mark: unknown): Somebody | 'unknown' {
  if (typeof mark !== 'object' || mark === null || !('saved_by' in mark) || !('saved_at' in mark))
    return 'unknown'
  return somebody(mark.saved_by as { name: string }, mark.saved_at as string)
}

function somebody(
  by: { name: string } | null | undefined,
  at: string | null | undefined,
): Somebody | 'unknown' {
  return by && at ? { name: by.name, at } : 'unknown'
}

/** Keeps the draft that was read for as long as the page is open. */
export function useDraft(place: DraftPlace, first: ServerDraft): { keeper: DraftKeeper; draft: Draft } {
  const [keeper] = useState(
    () =>
      new DraftKeeper(first, {
        save: place.save,
        keep: (kept) => void keep(place.name, kept),
      }),
  )
  const draft = useSyncExternalStore(keeper.subscribe, keeper.draft)
  const reachable = useConnection((connection) => connection.reachable)
  const online = useOnline()

  useEffect(() => {
    if (reachable) keeper.flush()
  }, [keeper, reachable])

  const restore = useEffectEvent(async () => {
    const kept = await readUnsent<KeptDraft>(signedInUser(), place.name)
    if (kept) keeper.restore(kept)
  })
  const lookAgain = useEffectEvent(async () => {
    const fresh = await place.read().catch(() => null)
    if (fresh) keeper.refresh(fresh, fresh.savedBy)
  })
  useEffect(() => {
    void restore()
    const leave = (): void => keeper.flush()
    // Whoever comes back to the page after a while sees what others did meanwhile, before typing over it.
    const comeBack = (): void => {
      if (document.visibilityState === 'visible') void lookAgain()
    }
    // Whoever saves it meanwhile is told of at once.
    const deaf = hear(({ id }) => {
      if (place.name.includes(id)) void lookAgain()
    })
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', comeBack)
    return () => {
      deaf()
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', comeBack)
      keeper.flush()
      keeper.stop()
    }
  }, [keeper, place])

  // A browser without a network may take a while to fail.
  const isCutOff = !online && draft.state === 'saving'
  return { keeper, draft: isCutOff ? { ...draft, state: 'waiting' } : draft }
}

async function keep(name: string, kept: KeptDraft | null): Promise<void> {
  if (kept) await keepUnsent(signedInUser(), name, kept)
  else await forgetUnsent(signedInUser(), name)
}
