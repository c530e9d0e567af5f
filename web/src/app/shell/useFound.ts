// What the server finds for the palette: tickets, flows, people, each for those who may see them.

import { BookOpenText, CircleUser, Ticket } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { may } from '../../auth/permissions.ts'
import { useMe } from '../../auth/session.ts'
import { useDebounced } from '../../lib/useDebounced.ts'
import { to } from '../to.ts'
import { fitting, type Offer, type Section, ticketNumber } from './palette.ts'

const PAUSE_MS = 150
const MOST = 5
/** One letter says nothing yet; a digit does. */
const ENOUGH = 2

interface Found {
  sections: readonly Section[]
  /** Whether that is all there is for the text as it stands. */
  isSettled: boolean
  /** What went wrong, and another try. */
  error: unknown
  retry: () => void
}

export function useFound(text: string): Found {
  const { t } = useTranslation()
  const me = useMe()
  const asked = text.trim().slice(0, 200)
  const search = useDebounced(asked, PAUSE_MS)
  const number = ticketNumber(search)
  const isWanted = (of: string): boolean => ticketNumber(of) !== null || of.length >= ENOUGH
  const enabled = isWanted(search)

  const seesTickets = may(me, 'read_tickets')
  const tickets = api.useQuery(
    'get',
    '/internal-tickets',
    { params: { query: { search: number === null ? search : String(number), limit: MOST } } },
    { enabled: enabled && seesTickets, staleTime: 0 },
  )
  const seesFlows = may(me, 'read_flows')
  const flows = api.useQuery(
    'get',
    '/flows',
    { params: { query: { search, limit: MOST } } },
    { enabled: enabled && seesFlows, staleTime: 60_000 },
  )
  const seesPeople = may(me, 'manage_account')
  const people = api.useQuery('get', '/users', {}, { enabled: seesPeople, staleTime: 60_000 })

  const queries = [...(seesTickets ? [tickets] : []), ...(seesFlows ? [flows] : [])]
  const failed = queries.filter((query) => query.error !== null)
  // What belongs to other words than those that stand there is not offered: Enter would open it.
  const isCurrent = search === asked && enabled
  const calls: Section = {
    name: 'tickets',
    items: numberFirst(tickets.data?.items ?? [], number)
      .slice(0, MOST)
      .map((ticket) => ({
        id: `ticket-${ticket.ticket_id}`,
        label: `${t('tickets.numbered', { number: ticket.number })} ${ticket.problem_statement}`,
        detail: [t(`status.${ticket.status}`), ticket.customer_name].filter(Boolean).join(' · '),
        icon: Ticket,
        path: to.ticket(ticket.ticket_id),
      })),
  }
  const trees: Section = {
    name: 'flows',
    items: (flows.data?.items ?? []).slice(0, MOST).map((flow) => ({
      id: `flow-${flow.id}`,
      label: flow.title,
      detail: flow.status === 'published' ? flow.summary : t(`status.${flow.status}`),
      icon: BookOpenText,
      path: to.flow(flow.id),
    })),
  }
  const everybody: Offer[] = (people.data ?? []).map((person) => ({
    id: `person-${person.id}`,
    label: person.name,
    detail: `${person.email} · ${t(`roles.${person.account_role}`)}`,
    icon: CircleUser,
    path: to.people(person.id),
  }))
  const persons: Section = {
    name: 'people',
    items: asked.length < ENOUGH ? [] : fitting(everybody, asked).slice(0, MOST),
  }
  // A flow by its name is looked for as such; most others are found because they would fit the words of a problem.
  const isNamed =
    fitting(
      trees.items.map(({ id, label, icon }) => ({ id, label, icon })),
      asked,
    ).length > 0
  const found = isNamed && number === null ? [trees, calls] : [calls, trees]
  return {
    sections: [persons, ...(isCurrent ? found : [])],
    isSettled: search === asked && !(enabled && queries.some((query) => query.isFetching)),
    error: isCurrent ? (failed[0]?.error ?? null) : null,
    retry: () => {
      for (const query of failed) void query.refetch()
    },
  }
}

/** The ticket of that number before those that merely mention it. */
function numberFirst<T extends { number: number }>(tickets: readonly T[], number: number | null): T[] {
  return tickets.toSorted((a, b) => Number(b.number === number) - Number(a.number === number))
}
