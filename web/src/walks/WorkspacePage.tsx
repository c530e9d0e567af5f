// The L1 workspace: ready for the next call, with one's own walks and the queue beside it.

import type { UseQueryResult } from '@tanstack/react-query'
import { ListTree } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { to } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { ImportStarterFlows } from '../flows/ImportStarterFlows.tsx'
import { useMinuteHand } from '../lib/clock.ts'
import { cx } from '../lib/cx.ts'
import { longDay, partOfDay, timeOfDay } from '../lib/dates.ts'
import { rowLink, useRowKeys } from '../lib/rows.ts'
import { usePoll } from '../live/live.ts'
import { Present } from '../live/Present.tsx'
import { usePresent } from '../live/presence.ts'
import { isEnd } from '../outgoing/acts.ts'
import { useOutgoing } from '../outgoing/outgoing.ts'
import { Chip } from '../ui/Chip.tsx'
import { FirstStep } from '../ui/FirstStep.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { InviteFirst } from '../users/InviteFirst.tsx'
import { DescribeProblem } from './DescribeProblem.tsx'
import { timingOf } from './pauses.ts'

const POLL_MS = 10_000
/** Of the queue; the list of tickets has the rest. */
const SHOWN = 50

export function WorkspacePage() {
  const { t } = useTranslation()
  const { user, account } = useMe()
  const now = new Date(useMinuteHand())
  const poll = usePoll(POLL_MS)
  const walks = api.useQuery('get', '/l1/sessions/active', {}, { refetchInterval: poll })
  const stats = api.useQuery('get', '/dashboard/stats', {}, { refetchInterval: 6 * poll })
  useRowKeys()
  return (
    <Page
      title={t('workspace.title')}
      heading={t(`workspace.greeting.${partOfDay(now, account.time_zone)}`, {
        name: user.name.split(' ')[0],
      })}
      sub={longDay(now, account.time_zone)}
    >
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(17rem,1fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          {stats.data?.flow_count === 0 && <FirstRun />}
          <InviteFirst />
          <DescribeProblem />
          <Resume walks={walks} />
        </div>
        {/* Below the walks where there is one column: it must not jump when they arrive. */}
        <div className={cx('flex min-w-0 flex-col gap-5', walks.isPending && 'max-lg:hidden')}>
          <Queue />
          {stats.data && <Today stats={stats.data} />}
        </div>
      </div>
    </Page>
  )
}

function FirstRun() {
  const { t } = useTranslation()
  const { permissions, account } = useMe()
  return (
    <FirstStep
      icon={<ListTree aria-hidden className="size-6" />}
      title={t('workspace.noFlows')}
      act={permissions.author_flows && <ImportStarterFlows />}
    >
      {permissions.author_flows
        ? t('workspace.noFlowsImport')
        : t('workspace.noFlowsAsk', { account: account.name })}
    </FirstStep>
  )
}

function Resume({ walks }: { walks: UseQueryResult<Schemas['ActiveWalkView'][], unknown> }) {
  const { t } = useTranslation()
  // Those one has ended: the server may not know yet.
  const ended = new Set(
    [...useOutgoing()].filter(([, { entries }]) => entries.some(isEnd)).map(([walkId]) => walkId),
  )
  return (
    <Card title={t('workspace.resume')} flush>
      <Loaded query={walks} waiting={<SkeletonRows rows={2} className="h-13" />}>
        {(all) => {
          const items = all.filter(({ id }) => !ended.has(id))
          return items.length === 0 ? (
            <p className="px-4 py-5 text-muted">{t('workspace.resumeNone')}</p>
          ) : (
            <ul>
              {items.map((walk) => (
                <li key={walk.id} className="border-line border-b last:border-b-0">
                  <Link to={to.walk(walk.id)} {...rowLink} className={ROW}>
                    <span className="tabular w-14 shrink-0 text-muted text-sm">
                      {t('tickets.numbered', { number: walk.number })}
                    </span>
                    <span className="min-w-0 grow">
                      <span dir="auto" className="block truncate font-medium">
                        {walk.problem_statement}
                      </span>
                      <span dir="auto" className="block truncate text-muted text-sm">
                        {[walk.customer_name, walk.flow_title ?? t('walks.adhoc'), progress(walk)]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </span>
                    <RowTiming walk={walk} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Card>
  )

  function progress(walk: Schemas['ActiveWalkView']): string {
    if (walk.session_kind === 'adhoc') return t('walks.notesCount', { count: walk.note_count })
    return t('workspace.stepNumber', { step: walk.step_count + 1 })
  }
}

/** What is to be known of a walk's time before how old its last step is. */
function RowTiming({ walk }: { walk: Schemas['ActiveWalkView'] }) {
  const { t } = useTranslation()
  const { account } = useMe()
  const timing = timingOf(walk, useMinuteHand())
  const at = (moment: string): string => timeOfDay(new Date(moment), account.time_zone)
  if (timing.is === 'due') return <Chip tone="warn">{t('pauses.rowDue')}</Chip>
  if (timing.is === 'left alone')
    return <Chip tone="warn">{t('pauses.rowLeftAlone', { at: at(timing.until) })}</Chip>
  if (timing.is === 'waiting')
    return <Chip tone="info">{t('pauses.rowUntil', { at: at(timing.pause.resume_at) })}</Chip>
  return <RelativeTime at={walk.last_step_at} className="shrink-0 text-muted text-sm" />
}

const ROW =
  'flex items-center gap-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 first:rounded-t-none last:rounded-b-card'

function Queue() {
  const { t } = useTranslation()
  const { user } = useMe()
  const poll = usePoll(POLL_MS)
  const waiting = api.useQuery(
    'get',
    '/l1/queue',
    { params: { query: { status_filter: 'open', sort: 'oldest', limit: SHOWN } } },
    { refetchInterval: poll },
  )
  const walking = api.useQuery(
    'get',
    '/l1/queue',
    { params: { query: { status_filter: 'walking', sort: 'newest', limit: 10 } } },
    { refetchInterval: poll },
  )
  const byOthers = walking.data?.filter((ticket) => ticket.active_walk?.holder.id !== user.id) ?? []
  return (
    <>
      <Card
        title={t('workspace.queue')}
        aside={
          waiting.data &&
          waiting.data.length > 0 && (
            <Link to={to.l1Tickets({ status: 'open' })} className="hover:text-text hover:underline">
              {waiting.data.length < SHOWN
                ? t('workspace.waiting', { count: waiting.data.length })
                : t('workspace.waitingMore', { number: SHOWN })}
            </Link>
          )
        }
        flush
      >
        <Loaded query={waiting} waiting={<SkeletonRows rows={4} className="h-13" />}>
          {(items) =>
            items.length === 0 ? (
              <p className="px-4 py-5 text-muted">{t('workspace.queueEmpty')}</p>
            ) : (
              <ul className="max-h-[32rem] overflow-y-auto">
                {items.map((ticket) => (
                  <QueueRow key={ticket.ticket_id} ticket={ticket} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {byOthers.length > 0 && (
        <Card title={t('workspace.beingWalked')} flush>
          <ul>
            {byOthers.map((ticket) => (
              <QueueRow key={ticket.ticket_id} ticket={ticket} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function QueueRow({ ticket }: { ticket: Schemas['QueueEntry'] }) {
  const { t } = useTranslation()
  const holder = ticket.active_walk?.holder.name
  const others = usePresent()
    .get(ticket.ticket_id)
    ?.filter((name) => name !== holder)
  return (
    <li className="border-line border-b last:border-b-0">
      <Link
        to={ticket.active_walk ? to.walk(ticket.active_walk.session_id) : to.ticket(ticket.ticket_id)}
        {...rowLink}
        className={ROW}
      >
        <span className="min-w-0 grow">
          <span dir="auto" className="block truncate font-medium text-sm">
            {ticket.problem_statement}
          </span>
          <span className="flex gap-1.5 text-muted text-xs">
            <span className="tabular">{t('tickets.numbered', { number: ticket.number })}</span>
            <bdi className="truncate">{[ticket.customer_name, holder].filter(Boolean).join(' · ')}</bdi>
          </span>
        </span>
        <Present names={others} />
        <RelativeTime at={ticket.created_at} className="shrink-0 text-muted text-xs" />
      </Link>
    </li>
  )
}

function Today({ stats }: { stats: Schemas['DashboardStats'] }) {
  const { t } = useTranslation()
  const figures = [
    ['calls', stats.calls_today],
    ['resolved', stats.resolved_today],
    ['escalated', stats.escalated_today],
  ] as const
  return (
    <section
      aria-label={t('workspace.today')}
      className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-1 text-muted text-sm"
    >
      <h2 className="font-medium">{t('workspace.today')}</h2>
      {stats.calls_today === 0 && <span>{t('workspace.figures.none')}</span>}
      {figures
        .filter(([, count]) => count > 0)
        .map(([name, count]) => (
          <span key={name} className="tabular">
            {t(`workspace.figures.${name}`, { count })}
          </span>
        ))}
    </section>
  )
}
