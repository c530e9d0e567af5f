// The tickets of the account: by status, searched, page after page.

import { Ticket as TicketIcon } from 'lucide-react'
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
import { rowLink, useRowKeys } from '../lib/rows.ts'
import { usePoll } from '../live/live.ts'
import { Present } from '../live/Present.tsx'
import { usePresent } from '../live/presence.ts'
import { buttonClass } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { ListTabs } from '../ui/ListTabs.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { useAlone } from '../users/InviteFirst.tsx'

type Entry = Schemas['QueueEntry']
const STATUSES = ['open', 'walking', 'escalated', 'resolved'] as const satisfies readonly Entry['status'][]

const POLL_MS = 10_000

export function TicketsPage() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [query, ask] = useAddress()
  const search = query.get('search') ?? ''
  const status = STATUSES.find((known) => known === query.get('status'))
  const here = pathname === to.l1Tickets() ? to.l1Tickets : to.tickets
  useRowKeys()

  const poll = usePoll(POLL_MS)
  const counts = api.useQuery('get', '/internal-tickets/counts', {}, { refetchInterval: poll })
  const tickets = api.useInfiniteQuery(
    'get',
    '/internal-tickets',
    { params: { query: { status, search: search || undefined, limit: 50 } } },
    {
      ...BY_CURSOR,
      // Only the first page is news; further ones are read once.
      refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : poll),
    },
  )
  const countOf = (name: (typeof STATUSES)[number]): number | null => counts.data?.[name] ?? null
  const total =
    counts.data === undefined ? null : STATUSES.reduce((sum, name) => sum + (countOf(name) ?? 0), 0)

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
              count: countOf(name),
              link: <Link to={here({ search, status: name })} />,
            })),
            { name: 'all', label: t('tickets.all'), count: total, link: <Link to={here({ search })} /> },
          ]}
        />
        <SearchField
          label={t('tickets.search')}
          value={search}
          onSearch={(text) => ask('search', text)}
          className="max-w-xl"
        />
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
          if (items.length === 0) return <NoTickets filtered={search !== '' || status !== undefined} />
          return (
            <>
              <Card flush className="hidden overflow-hidden md:block">
                <TicketTable tickets={items} />
              </Card>
              <ul className="flex flex-col gap-2 md:hidden" aria-label={t('tickets.title')}>
                {items.map((ticket) => (
                  <li key={ticket.ticket_id}>
                    <TicketCard ticket={ticket} />
                  </li>
                ))}
              </ul>
              <More of={tickets} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function TicketTable({ tickets }: { tickets: Entry[] }) {
  const { t } = useTranslation()
  const present = usePresent()
  return (
    <Table label={t('tickets.title')}>
      <HeadRow>
        <Heading className="w-20">{t('tickets.number')}</Heading>
        <Heading>{t('tickets.problem')}</Heading>
        <Heading>{t('tickets.customer')}</Heading>
        <Heading>{t('tickets.status')}</Heading>
        <Heading>{t('tickets.who')}</Heading>
        <Heading end>{t('tickets.age')}</Heading>
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

function NoTickets({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation()
  const me = useMe()
  const icon = <TicketIcon aria-hidden className="size-6" />
  if (filtered) {
    return (
      <EmptyState icon={icon} title={t('tickets.noneFit')}>
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
