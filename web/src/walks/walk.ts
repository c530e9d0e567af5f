// Reading walks, and what a write on one answers: always the walk, fresh, also when it is refused.

import { api, cache, type Schemas } from '../api/client.ts'
import { isRefused } from '../api/problem.ts'
import { signedInUser } from '../auth/session.ts'
import { forgetText } from '../auth/useKept.ts'
import { useLive } from '../live/live.ts'

export type Walk = Schemas['WalkView']

const options = (id: string) => api.queryOptions('get', '/l1/sessions/{id}', { params: { path: { id } } })

const HOLDER_POLL_MS = 10_000
const READER_POLL_MS = 5_000
/** Only to be sure: what happens to it is told. */
const LIVE_POLL_MS = 60_000

export function useWalk(id: string, userId: string) {
  const isLive = useLive((live) => live.streamId !== null)
  return api.useQuery(
    'get',
    '/l1/sessions/{id}',
    { params: { path: { id } } },
    {
      refetchInterval: ({ state: { data } }) => {
        if (data?.status !== 'active') return false
        if (isLive) return LIVE_POLL_MS
        return data.holder.id === userId ? HOLDER_POLL_MS : READER_POLL_MS
      },
    },
  )
}

/** The tree a walk goes along. It never changes, and once it is here the walk goes on without a network. */
export function useWalkTree(walk: Walk) {
  const isAlong = walk.session_kind !== 'adhoc'
  return api.useQuery(
    'get',
    '/l1/sessions/{id}/tree',
    { params: { path: { id: walk.id } } },
    { enabled: isAlong, staleTime: Number.POSITIVE_INFINITY },
  ).data
}

/** The walk as the server told it last; a page may be a moment behind. */
export function latestWalk(walk: Walk): Walk {
  return cache.getQueryData<Walk>(options(walk.id).queryKey) ?? walk
}

/** Shows the walk as a write answered it. A reading that was under way is older, and dropped. */
export async function showWalk(walk: Walk): Promise<void> {
  const { queryKey } = options(walk.id)
  await cache.cancelQueries({ queryKey })
  cache.setQueryData(queryKey, walk)
}

/** The fresh walk that comes with a refusal: somebody was quicker, it has ended, or it is somebody else's now. */
export function freshWalk(error: unknown): Walk | null {
  if (!isRefused(error)) return null
  const { walk } = error.detail
  return typeof walk === 'object' && walk !== null && 'walked_path' in walk ? (walk as Walk) : null
}

/** Lists that a walk's beginning or end changes. */
export function refreshLists(): void {
  for (const path of [
    '/l1/queue',
    '/l1/sessions/active',
    '/dashboard/stats',
    '/internal-tickets',
    '/internal-tickets/counts',
    '/internal-tickets/{id}',
  ]) {
    void cache.invalidateQueries({ queryKey: ['get', path] })
  }
}

/** Walks of which this page has said already that they left one's hands. */
export const toldGone = new Set<string>()

/** What is typed in a walk and on the way to its end, by the names it is kept under. */
export function keptNames(walkId: string) {
  return {
    note: `walk/${walkId}/note`,
    edit: `walk/${walkId}/edit`,
    stepNote: `walk/${walkId}/step-note`,
    resolution: `walk/${walkId}/resolution`,
    escalation: `walk/${walkId}/escalation`,
    pause: `walk/${walkId}/pause`,
  }
}

/** The holder has ended the walk or handed it over: words for the other ending are not wanted any more. */
export function forgetEnds(walkId: string): void {
  const { resolution, escalation, pause } = keptNames(walkId)
  for (const name of [resolution, escalation, pause]) void forgetText(signedInUser(), name)
}
