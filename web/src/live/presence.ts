// Who has which ticket before their eyes.

import { useEffect } from 'react'
import { api, client } from '../api/client.ts'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { useLive } from './live.ts'

/** Says which ticket this page shows, for as long as it shows it. */
export function useShownTicket(ticketId: string | undefined): void {
  const streamId = useLive((live) => live.streamId)
  useEffect(() => {
    if (streamId === null || ticketId === undefined) return undefined
    const say = (ticket: string | null): void =>
      void client.PUT('/presence', { body: { stream: streamId, ticket_id: ticket } }).catch(() => undefined)
    say(ticketId)
    return () => say(null)
  }, [streamId, ticketId])
}

/** The others who have tickets before their eyes, by ticket. */
export function usePresent(): ReadonlyMap<string, readonly string[]> {
  const me = useMe()
  const isLive = useLive((live) => live.streamId !== null)
  const { data = [] } = api.useQuery('get', '/presence', {}, { enabled: isLive && may(me, 'read_tickets') })
  const present = new Map<string, string[]>()
  if (!isLive) return present
  for (const { ticket_id, person } of data) {
    if (person.id === me.user.id) continue
    present.set(ticket_id, [...(present.get(ticket_id) ?? []), person.name])
  }
  return present
}
