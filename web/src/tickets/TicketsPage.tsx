// The tickets of the account: by status, searched, page after page.

import { keepPreviousData } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Ticket as TicketIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { BY_CURSOR, More } from '../api/pages.tsx'
import { to } from '../app/to.ts'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { ImportStarterFlows } from '../flows/ImportStarterFlows.tsx'
import { useAddress } from '../lib/address.ts'
import { useMinuteHand } from '../lib/clock.ts'
import { whole } from '../lib/numbers.ts'
import { rowLink, useRowKeys } from '../lib/rows.ts'
import { useDebounced } from '../lib/useDebounced.ts'
import { usePoll } from '../live/live.ts'
import { Present } from '../live/Present.tsx'
import { usePresent } from '../live/presence.ts'
import { buttonClass } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { type ListTab, ListTabs } from '../ui/ListTabs.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { AbsoluteTime, RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { useAlone } from '../users/InviteFirst.tsx'
import { daysOf, orderOf, readFilters, STATUSES, type Status } from './filters.ts'
import { TicketFilters } from './TicketFilters.tsx'

type Entry = Schemas['QueueEntry']
const POLL_MS = 10_000
/** Counts follow the words later than the list does: they are looked at when one has found. */
const COUNTS_PAUSE_MS = 500
const MANY = 1000

export function TicketsPage() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { account } = useMe()
  const [query] = useAddress()
  const filters = readFilters(query)
  const { search, sort: _, status: asked, ...narrowed } = filters
  const status = STATUSES.find((known) => known === asked)
  const order = orderOf(filters)
  const here = pathname === to.l1Tickets() ? to.l1Tickets : to.tickets
  useRowKeys()

  const { age: __, ...chips } = narrowed
  const fitting = { ...chips, ...daysOf(filters, new Date(useMinuteHand()), account.time_zone) }
  const poll = usePoll(POLL_MS)
  const counts = api.useQuery(
    'get',
    '/internal-tickets/counts',
    { params: { query: { ...fitting, search: useDebounced(search, COUNTS_PAUSE_MS) } } },
    { refetchInterval: poll, placeholderData: keepPreviousData },
  )
  const tickets = api.useInfiniteQuery(
    'get',
    '/internal-tickets',
    { params: { query: { ...fitting, search, status, sort: order, limit: 50 } } },
    {
      ...BY_CURSOR,
      // Only the first page is news; further ones are read once.
      refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : poll),
    },
  )
  const link = (status?: Status): ListTab['link'] => <Link to={here({ ...narrowed, search, status })} />
  return (
    <Page title={t('tickets.title')}>
      <div className="flex flex-col gap-3">
        <ListTabs
          label={t('tickets.byStatus')}
          current={status ?? 'all'}
          tabs={[
            ...STATUSES.map((name) => ({
              name,
              label: t(`status.${name}`),
              count: countOf([name]),
              link: link(name),
            })),
            { name: 'all', label: t('tickets.all'), count: countOf(STATUSES), link: link() },
          ]}
        />
        <TicketFilters filters={filters} />
      </div>
      <Loaded
        query={tickets}
        waiting={
          <Card flush>
            <SkeletonRows rows={8} />
          </Card>
        }
      >
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          const lookedTo = pages.at(-1)?.looked_to
          if (items.length === 0 && !tickets.hasNextPage)
            return <NoTickets all={Object.keys(filters).length > 0 ? here() : null} />
          return (
            <>
              {items.length > 0 && (
                <>
                  <Card flush className="hidden overflow-hidden md:block">
                    <TicketTable
                      tickets={items}
                      order={order}
                      turned={here({ ...filters, sort: order === 'newest' ? 'oldest' : 'newest' })}
                    />
                  </Card>
                  <ul className="flex flex-col gap-2 md:hidden" aria-label={t('tickets.title')}>
                    {items.map((ticket) => (
                      <li key={ticket.ticket_id}>
                        <TicketCard ticket={ticket} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
              <div className="flex flex-col items-center gap-2">
                {lookedTo && (
                  <p className="text-muted text-sm">
                    {t('ticketLists.lookedTo')} <AbsoluteTime at={lookedTo} />
                  </p>
                )}
                <More of={tickets} {...(lookedTo && { label: t('ticketLists.lookFurther') })} />
              </div>
            </>
          )
        }}
      </Loaded>
    </Page>
  )

  /** Of these statuses together; "1000+" where not all were counted. */
  function countOf(names: readonly Status[]): string | null {
    if (counts.data === undefined) return null
    const sum = names.reduce((before, name) => before + (counts.data?.[name] ?? 0), 0)
    const isAll = !names.some((name) => counts.data?.at_least.includes(name))
    if (isAll) return whole(sum)
    // Of many, the last digits would say what nobody knows.
    const round = sum < MANY ? sum : sum - (sum % MANY)
    return t('ticketLists.atLeast', { number: whole(round) })
  }
}

function TicketTable({
  tickets,
  order,
  turned,
}: {
  tickets: Entry[]
  order: 'newest' | 'oldest'
  /** The same list from its other end. */
  turned: string
}) {
  const { t } = useTranslation()
  const present = usePresent()
  const otherEnd = order === 'oldest' ? t('ticketLists.newestFirst') : t('ticketLists.oldestFirst')
  return (
    <Table label={t('tickets.title')}>
      <HeadRow>
        <Heading className="w-20">{t('tickets.number')}</Heading>
        <Heading>{t('tickets.problem')}</Heading>
        <Heading>{t('tickets.customer')}</Heading>
        <Heading>{t('tickets.status')}</Heading>
        <Heading>{t('tickets.who')}</Heading>
        <Heading end sorted={order === 'oldest' ? 'descending' : 'ascending'}>
          <Link
            to={turned}
            replace
            aria-label={otherEnd}
            title={otherEnd}
            className="inline-flex items-center gap-1 rounded-sm hover:text-text"
          >
            {t('tickets.age')}
            {order === 'oldest' ? (
              <ArrowDown aria-hidden className="size-3.5" />
            ) : (
              <ArrowUp aria-hidden className="size-3.5" />
            )}
          </Link>
        </Heading>
      </HeadRow>
      <tbody>
        {tickets.map((ticket) => (
          <Row key={ticket.ticket_id}>
            <Cell className="whitespace-nowrap text-muted">
              {t('tickets.numbered', { number: ticket.number })}
            </Cell>
            <Cell className="w-1/2 max-w-0">
              <Link
                to={to.ticket(ticket.ticket_id)}
                {...rowLink}
                dir="auto"
                className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              >
                {ticket.problem_statement}
              </Link>
            </Cell>
            <Cell dir="auto" className="max-w-44 truncate text-muted">
              {ticket.customer_name}
            </Cell>
            <Cell>
              <span className="flex items-center gap-2">
                <StatusChip status={ticket.status} />
                <Present names={present.get(ticket.ticket_id)} />
              </span>
            </Cell>
            <Cell dir="auto" className="max-w-40 truncate text-muted">
              {who(ticket)}
            </Cell>
            <Cell className="whitespace-nowrap text-end text-muted">
              <RelativeTime at={ticket.created_at} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function TicketCard({ ticket }: { ticket: Entry }) {
  const { t } = useTranslation()
  return (
    <Link
      to={to.ticket(ticket.ticket_id)}
      {...rowLink}
      className="flex flex-col gap-1.5 rounded-card border border-line bg-surface p-3 active:bg-hover"
    >
      <span className="flex items-center justify-between gap-2 text-muted text-sm">
        <span className="tabular">{t('tickets.numbered', { number: ticket.number })}</span>
        <RelativeTime at={ticket.created_at} />
      </span>
      <span dir="auto" className="line-clamp-2 break-words font-medium">
        {ticket.problem_statement}
      </span>
      <span className="flex flex-wrap items-center justify-between gap-2 text-muted text-sm">
        <StatusChip status={ticket.status} />
        <span dir="auto" className="truncate">
          {[ticket.customer_name, who(ticket)].filter(Boolean).join(' · ')}
        </span>
      </span>
    </Link>
  )
}

/** Who has it now: who walks it, else whose it is. */
function who(ticket: Entry): string | undefined {
  return ticket.active_walk?.holder.name ?? ticket.assigned_user?.name
}

/** `all`: the list without what narrows it. */
function NoTickets({ all }: { all: string | null }) {
  const { t } = useTranslation()
  const me = useMe()
  const icon = <TicketIcon aria-hidden className="size-6" />
  if (all !== null) {
    return (
      <EmptyState
        icon={icon}
        title={t('tickets.noneFit')}
        action={
          <Link to={all} className={buttonClass()}>
            {t('ticketLists.showAll')}
          </Link>
        }
      >
        {t('tickets.noneFitWhy')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={icon} title={t('tickets.none')} action={<FirstSteps />}>
      {may(me, 'work_l1') ? t('tickets.noneWhyFirst') : t('tickets.noneWhy')}
    </EmptyState>
  )
}

/** What somebody can do about it who has the right to: in a new account, in the order that helps most. */
function FirstSteps() {
  const { t } = useTranslation()
  const me = useMe()
  const stats = api.useQuery('get', '/dashboard/stats')
  const alone = useAlone()
  return (
    <>
      {me.permissions.author_flows && stats.data?.flow_count === 0 && <ImportStarterFlows />}
      {alone && (
        <Link to={to.people()} className={buttonClass()}>
          {t('invites.invitePeople')}
        </Link>
      )}
      {may(me, 'work_l1') && (
        <Link to={to.workspace()} className={buttonClass()}>
          {t('tickets.takeCall')}
        </Link>
      )}
    </>
  )
}
