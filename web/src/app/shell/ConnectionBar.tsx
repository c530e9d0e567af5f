// The quiet bar that says when the server cannot be reached, and how much waits here for it.

import { useQuery } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cache } from '../../api/client.ts'
import { noteReachable, useConnection, useOnline } from '../../api/connection.ts'
import { useWaiting } from '../../outgoing/waiting.ts'

export function ConnectionBar() {
  const { t } = useTranslation()
  const reachable = useConnection((connection) => connection.reachable)
  const online = useOnline()
  const { changes, isDelayed } = useWaiting()
  useQuery({
    queryKey: ['reach'],
    queryFn: ({ signal }) => reach(signal),
    enabled: !reachable,
    refetchInterval: 3000,
    refetchOnWindowFocus: true,
  })
  if (reachable && online && !isDelayed) return null
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-2 border-line border-b bg-quiet-ground px-4 py-1.5 text-sm"
    >
      <CloudOff aria-hidden className="size-4 shrink-0 text-muted" />
      <span>
        {!online ? t('shell.offline') : reachable ? t('shell.busy') : t('shell.unreachable')}
        {changes > 0 && ` ${t('shell.waiting', { count: changes })}`}
      </span>
    </div>
  )
}

/** Asks until there is an answer; then everything on the page is read afresh. */
async function reach(signal: AbortSignal): Promise<boolean> {
  const response = await fetch('/healthz', { signal, cache: 'no-store' }).catch(() => null)
  if (response?.ok) {
    noteReachable(true)
    void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'reach' })
    return true
  }
  return false
}
