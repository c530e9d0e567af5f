// What is read anew when something changed, and how often at most.

import type { Query } from '@tanstack/react-query'
import { cache } from '../api/client.ts'
import type { Change } from './stream.ts'

/** A path of the API, and of which thing: of all, where there is no id. */
type Shown = readonly [path: string, id?: string]

const SHOWS: Record<Change['kind'], (change: Change) => readonly Shown[]> = {
  ticket: ({ id }) => [
    ['/l1/queue'],
    ['/l1/sessions/active'],
    ['/internal-tickets'],
    ['/internal-tickets/counts'],
    ['/internal-tickets/{id}', id],
    ['/dashboard/stats'],
  ],
  walk: ({ id, ticket_id }) => [
    ['/l1/sessions/{id}', id],
    ['/l1/sessions/active'],
    ...(ticket_id == null ? [] : ([['/internal-tickets/{id}', ticket_id]] as const)),
  ],
  flow: ({ id }) => [['/flows'], ['/flows/tags'], ['/flows/{id}', id], ['/flows/{id}/versions', id]],
  proposal: ({ id }) => [['/flow-proposals'], ['/l1/drafts'], ['/flow-proposals/{id}', id]],
  presence: () => [['/presence']],
  user: () => [['/users'], ['/auth/me'], ['/accounts/me/seats'], ['/l1/colleagues']],
  invite: () => [['/invites'], ['/accounts/me/seats']],
  account: () => [['/accounts/me'], ['/accounts/me/billing'], ['/accounts/me/seats'], ['/auth/me']],
  session: () => [['/auth/sessions'], ['/auth/me']],
  api_token: () => [['/api-tokens']],
}

/** A busy desk changes many things a second; the eye needs no more than this. */
const PAUSE_MS = 1000

const due = new Map<string, Shown>()
let timer: ReturnType<typeof setTimeout> | undefined
let last = 0

/** Reads anew what these changes show up in: at once, then once a second at most. */
export function refreshFor(changes: readonly Change[]): void {
  for (const change of changes) {
    // A later version of the server may know more kinds.
    for (const shown of SHOWS[change.kind]?.(change) ?? []) due.set(shown.join(' '), shown)
  }
  if (due.size > 0 && timer === undefined)
    timer = setTimeout(readDue, Math.max(0, last + PAUSE_MS - Date.now()))
}

/** Reads all that is on the page anew: some of it may be old. */
export function refreshAll(): void {
  void cache.invalidateQueries({ predicate: ({ queryKey: [method] }) => method === 'get' })
}

function readDue(): void {
  timer = undefined
  last = Date.now()
  const now = [...due.values()]
  due.clear()
  void cache.invalidateQueries({ predicate: (query) => now.some((shown) => isOf(query, shown)) })
}

function isOf({ queryKey: [method, path, init] }: Query, [wanted, id]: Shown): boolean {
  if (method !== 'get' || path !== wanted) return false
  return id === undefined || (init as { params?: { path?: { id?: string } } })?.params?.path?.id === id
}
