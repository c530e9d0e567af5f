// Says, on whatever page one is by then, that a walk one has ended has arrived at the server.

import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { client } from '../api/client.ts'
import { to } from '../app/to.ts'
import { onEnd } from '../outgoing/outgoing.ts'
import { toast } from '../ui/toast.ts'
import { refreshLists, type Walk } from './walk.ts'

export function useEnded(): void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const reopen = async (ticketId: string): Promise<void> => {
    await client.POST('/internal-tickets/{id}/reopen', { params: { path: { id: ticketId } }, body: {} })
    refreshLists()
    await navigate(to.ticket(ticketId))
  }
  const ended = useEffectEvent(({ status, ticket, ticket_id: id }: Walk) => {
    refreshLists()
    if (status === 'resolved')
      toast(t('walks.resolvedToast', { number: ticket.number }), {
        action: { label: t('tickets.reopen'), run: () => void reopen(id) },
      })
    else
      toast(t('walks.escalatedToast', { number: ticket.number }), {
        action: { label: t('walks.show'), run: () => void navigate(to.ticket(id)) },
      })
  })
  useEffect(() => onEnd((walk) => ended(walk)), [])
}
