import { cache } from '../api/client.ts'

/** People, invites and seats hang together: what changes one is read again in all. */
export async function refreshPeople(): Promise<void> {
  await Promise.all(
    ['/users', '/invites', '/accounts/me/seats'].map((path) =>
      cache.invalidateQueries({ queryKey: ['get', path] }),
    ),
  )
}
