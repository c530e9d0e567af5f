// What is read anew when something changed, and how often at most.

import type { Query } from '@tanstack/react-query'
import { cache, type Schemas } from '../api/client.ts'
import { signedInUser } from '../auth/session.ts'
import type { Change } from './stream.ts'

/** A path of the API, and of which thing: of all, where there is no id. */
type Shown = readonly [path: string, id?: string]

const ACTIVE = '/l1/sessions/active'

const SHOWS: Record<Change['kind'], (change: Change) => readonly Shown[]> = {
  ticket: ({ id }) => [
    ['/l1/queue'],
    ['/internal-tickets'],
    ['/internal-tickets/counts'],
    ['/internal-tickets/{id}', id],
    ['/dashboard/stats'],
    ...own(({ ticket_id }) => ticket_id === id),
  ],
  walk: ({ id, ticket_id, user_id }) => [
    ['/l1/sessions/{id}', id],
    ...(ticket_id == null ? [] : ([['/internal-tickets/{id}', ticket_id]] as const)),
    ...(user_id === signedInUser() ? ([[ACTIVE]] as const) : own((walk) => walk.id === id)),
  ],
  flow: ({ id }) => [['/flows'], ['/flows/tags'], ['/flows/{id}', id], ['/flows/{id}/versions', id]],
  proposal: ({ id }) => [['/flow-proposals'], ['/l1/drafts'], ['/flow-proposals/{id}', id]],
  presence: () => [['/presence']],
  user: () => [['/users'], ['/internal-tickets/people'], ['/accounts/me/seats'], ['/l1/colleagues']],
  invite: () => [['/invites'], ['/accounts/me/seats']],
  account: () => [['/accounts/me'], ['/accounts/me/billing'], ['/accounts/me/seats'], ['/auth/me']],
  session: () => [['/auth/sessions']],
  api_token: () => [['/api-tokens']],
}

/** One's own walks, where they show one like it: those of others are most of what happens. */
function own(isIt: (walk: Schemas['ActiveWalkView']) => boolean): readonly Shown[] {
  const lists = cache.getQueriesData<Schemas['ActiveWalkView'][]>({ queryKey: ['get', ACTIVE] })
  return lists.some(([, walks]) => walks?.some(isIt)) ? [[ACTIVE]] : []
}

/** A busy desk changes many things a second; the eye needs no more than this. */
const PAUSE_MS = 1000
/** Sums of the day are not looked at so closely. */
const SLOWER: Readonly<Record<string, number>> = { '/dashboard/stats': 15_000 }

const due = new Map<string, Shown>()
/** When what is due was read anew last. */
const read = new Map<string, number>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Reads anew what these changes show up in: at once, then once a second at most, and slower where answers take longer. */
export function refreshFor(changes: readonly Change[]): void {
  for (const change of changes) {
    // A later version of the server may know more kinds.
    for (const shown of SHOWS[change.kind]?.(change) ?? []) due.set(shown.join(' '), shown)
  }
  if (timer === undefined) timer = setTimeout(readDue, 0)
}

/** Reads all that is on the page anew: some of it may be old. */
export function refreshAll(): void {
  void cache.invalidateQueries({ predicate: ({ queryKey: [method] }) => method === 'get' })
}

/** Reads the tickets and walks on the page anew: they were read before anybody listened for what happens to them. */
export function refreshDesk(): void {
  for (const path of [
    '/l1/queue',
    ACTIVE,
    '/l1/sessions/{id}',
    '/internal-tickets',
    '/internal-tickets/{id}',
  ])
    due.set(path, [path])
  if (timer === undefined) timer = setTimeout(readDue, 0)
}

function readDue(): void {
  timer = undefined
  const now = Date.now()
  for (const [name, shown] of due) {
    const queries = { predicate: (query: Query) => isOf(query, shown) }
    const pause = SLOWER[shown[0]] ?? PAUSE_MS * pagesOf(queries)
    // An answer that is on its way may be older than the change; a second question would only keep a busy server busier.
    if (now - (read.get(name) ?? 0) < pause || cache.isFetching(queries) > 0) continue
    due.delete(name)
    read.set(name, now)
    void cache.invalidateQueries(queries)
  }
  for (const [name, at] of read) if (now - at > 60_000) read.delete(name)
  if (due.size > 0) timer = setTimeout(readDue, PAUSE_MS / 4)
}

/** A list that is read in pages is read anew page by page. */
function pagesOf(queries: { predicate: (query: Query) => boolean }): number {
  const lists = cache.getQueriesData<{ pages?: unknown[] }>(queries)
  return Math.max(1, ...lists.map(([, list]) => 5 * ((list?.pages?.length ?? 1) - 1)))
}

function isOf({ queryKey: [method, path, init] }: Query, [wanted, id]: Shown): boolean {
  if (method !== 'get' || path !== wanted) return false
  return id === undefined || (init as { params?: { path?: { id?: string } } })?.params?.path?.id === id
}
