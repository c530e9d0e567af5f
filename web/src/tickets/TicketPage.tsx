// A ticket: its story at the left, its facts and what can be done with it at the right.

import {
  CornerUpRight,
  Ellipsis,
  Eye,
  Hand,
  Hash,
  Headset,
  Link2,
  PhoneCall,
  RotateCcw,
  Ticket as TicketIcon,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { api, cache } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { usePoll } from '../live/live.ts'
import { Present } from '../live/Present.tsx'
import { usePresent, useShownTicket } from '../live/presence.ts'
import { ProposeButton } from '../proposals/ProposeButton.tsx'
import { Button, buttonClass, IconButton } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextArea } from '../ui/Field.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import { Loading, Skeleton } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { toast } from '../ui/toast.ts'
import { NoteList } from '../walks/NoteList.tsx'
import { PathList } from '../walks/PathList.tsx'
import { StartWalkDialog } from '../walks/StartWalkDialog.tsx'
import { refreshLists, showWalk } from '../walks/walk.ts'
import { type Change, type Chapter, chapters, type Story, type StoryWalk } from './story.ts'

const POLL_MS = 10_000

/** By its id, or by the number people say: `/tickets/1042`. */
export function TicketPage() {
  const { ticketId = '' } = useParams()
  return /^\d{1,18}$/.test(ticketId) ? (
    <ByNumber number={ticketId} />
  ) : (
    <OfId key={ticketId} ticketId={ticketId} />
  )
}

/** Goes to where the ticket of that number is. */
function ByNumber({ number }: { number: string }) {
  const { t } = useTranslation()
  const found = api.useQuery('get', '/internal-tickets', { params: { query: { number: Number(number) } } })
  const ticket = found.data?.items[0]
  if (ticket) return <Navigate to={to.ticket(ticket.ticket_id)} replace />
  return (
    <Page title={t('tickets.numbered', { number })}>
      <Loaded query={found} waiting={<StorySkeleton />}>
        {() => (
          <EmptyState
            icon={<TicketIcon aria-hidden className="size-6" />}
            title={t('tickets.noNumber', { number })}
          >
            {t('tickets.noNumberWhy')}
          </EmptyState>
        )}
      </Loaded>
    </Page>
  )
}

function OfId({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const poll = usePoll(POLL_MS)
  useShownTicket(ticketId)
  const present = usePresent()
  const ticket = api.useQuery(
    'get',
    '/internal-tickets/{id}',
    { params: { path: { id: ticketId } } },
    { refetchInterval: poll },
  )
  const isL1 = me.user.account_role === 'l1_tech'
  const { data } = ticket
  const numbered = data && t('tickets.numbered', { number: data.number })
  return (
    <Page
      title={data ? `${numbered} ${data.problem_statement.slice(0, 60)}` : t('tickets.ticket')}
      heading={
        data?.problem_statement ??
        (ticket.error ? t('tickets.ticket') : <Skeleton className="h-7 w-96 max-w-full" />)
      }
      crumbs={
        <>
          <Link to={isL1 ? to.l1Tickets() : to.tickets()} className="hover:text-text hover:underline">
            {t('tickets.title')}
          </Link>
          <span aria-hidden>{'/'}</span>
          <span className="tabular">{numbered}</span>
        </>
      }
      sub={<Present names={present.get(ticketId)} inWords />}
      actions={data && <Actions ticket={data} />}
    >
      <Loaded query={ticket} waiting={<StorySkeleton />}>
        {(story) => (
          <div className="grid items-start gap-5 lg:grid-cols-[1fr_19rem]">
            <div className="order-2 min-w-0 lg:order-1">
              <h2 className="sr-only">{t('tickets.story')}</h2>
              <ol className="flex flex-col gap-3">
                {chapters(story).map((chapter) => (
                  <li key={`${chapter.kind} ${chapter.kind === 'walk' ? chapter.walk.id : chapter.at}`}>
                    <ChapterCard chapter={chapter} story={story} />
                  </li>
                ))}
              </ol>
            </div>
            <Card className="order-1 lg:sticky lg:top-4 lg:order-2">
              <Facts ticket={story} />
            </Card>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Actions({ ticket }: { ticket: Story }) {
  const { t } = useTranslation()
  const me = useMe()
  const [asking, setAsking] = useState<'walk' | 'reopen' | null>(null)
  const close = (): void => setAsking(null)
  const walk = ticket.active_walk
  return (
    <>
      {walk && walk.holder.id !== me.user.id && may(me, 'work_l1') && <TakeOver walkId={walk.session_id} />}
      {walk && (
        <Link to={to.walk(walk.session_id)} className={buttonClass('primary')}>
          {walk.holder.id === me.user.id ? (
            <Headset aria-hidden className="size-4" />
          ) : (
            <Eye aria-hidden className="size-4" />
          )}
          {walk.holder.id === me.user.id
            ? t('tickets.resumeWalk')
            : t('tickets.seeWalk', { name: walk.holder.name })}
        </Link>
      )}
      {ticket.status === 'open' && may(me, 'work_l1') && (
        <Button
          look="primary"
          icon={<PhoneCall aria-hidden className="size-4" />}
          onClick={() => setAsking('walk')}
        >
          {t('tickets.startWalk')}
        </Button>
      )}
      {ticket.status === 'resolved' && (
        <Button
          look="primary"
          icon={<RotateCcw aria-hidden className="size-4" />}
          onClick={() => setAsking('reopen')}
        >
          {t('tickets.reopen')}
        </Button>
      )}
      <Menu
        trigger={<IconButton name={t('walks.more')} icon={<Ellipsis aria-hidden className="size-5" />} />}
        entries={[
          {
            name: t('walks.copyLink'),
            icon: <Link2 aria-hidden className="size-4 text-muted" />,
            // By its number: a link that can be read aloud.
            run: () => copy(window.location.origin + to.ticket(`${ticket.number}`), t('walks.linkCopied')),
          },
          {
            name: t('tickets.copyNumber'),
            icon: <Hash aria-hidden className="size-4 text-muted" />,
            run: () => copy(t('tickets.numbered', { number: ticket.number }), t('tickets.numberCopied')),
          },
        ]}
      />
      {asking === 'walk' && <StartWalkDialog ticket={ticket} onClose={close} />}
      {asking === 'reopen' && <ReopenDialog ticketId={ticket.ticket_id} onClose={close} />}
    </>
  )
}

function copy(text: string, said: string): void {
  void navigator.clipboard?.writeText(text).then(() => toast(said))
}

/** The walk comes into one's own hands, and one goes to it. */
function TakeOver({ walkId }: { walkId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const takeOver = api.useMutation('post', '/l1/sessions/{id}/take-over', {
    onSuccess: async (taken) => {
      await showWalk(taken)
      refreshLists()
      await navigate(to.walk(walkId))
    },
    // It has ended meanwhile: the page says how.
    onError: () => void cache.invalidateQueries({ queryKey: ['get', '/internal-tickets/{id}'] }),
  })
  return (
    <>
      <Refusal error={takeOver.error} />
      <Button
        icon={<Hand aria-hidden className="size-4" />}
        busy={takeOver.isPending}
        onClick={() => takeOver.mutate({ params: { path: { id: walkId } } })}
      >
        {t('walks.takeOver')}
      </Button>
    </>
  )
}

function ReopenDialog({ ticketId, onClose }: { ticketId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const reopen = api.useMutation('post', '/internal-tickets/{id}/reopen', {
    onSuccess: async () => {
      await cache.invalidateQueries()
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('tickets.reopenTitle')}
      description={t('tickets.reopenWhat')}
      primary={{
        label: t('tickets.reopen'),
        busy: reopen.isPending,
        run: () => reopen.mutate({ params: { path: { id: ticketId } }, body: { reason: reason || null } }),
      }}
    >
      <Refusal error={reopen.error} />
      <Field label={t('tickets.reopenReason')} optional={t('ui.optional')}>
        <TextArea value={reason} maxLength={4000} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  )
}

function ChapterCard({ chapter, story }: { chapter: Chapter; story: Story }) {
  const { t } = useTranslation()
  if (chapter.kind === 'walk') return <WalkChapter walk={chapter.walk} />
  if (chapter.kind === 'created') {
    return <Line at={chapter.at}>{t('tickets.created', { name: story.created_by.name })}</Line>
  }
  const { change } = chapter
  return (
    <Line at={change.at} note={change.reason}>
      {t(`tickets.changes.${changeName(change)}`, { name: change.by?.name ?? t('tickets.product') })}
    </Line>
  )
}

function changeName(change: Change): 'open' | 'reopened' | 'walking' | 'handed' | 'escalated' | 'resolved' {
  const { from_status: from, to_status: next } = change
  if (next === 'open' && from === 'resolved') return 'reopened'
  return next === 'walking' && from === 'walking' ? 'handed' : next
}

function Line({ at, note, children }: { at: string; note?: string; children: ReactNode }) {
  return (
    <div className="px-4 py-1 text-muted text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{children}</span>
        <AbsoluteTime at={at} className="text-xs" />
      </p>
      {note && (
        <p dir="auto" className="whitespace-pre-wrap break-words text-text">
          {note}
        </p>
      )}
    </div>
  )
}

function WalkChapter({ walk }: { walk: StoryWalk }) {
  const { t } = useTranslation()
  const title = walk.flow?.title ?? t('walks.adhoc')
  const hasMore = walk.walked_path.length > 0 || walk.walk_notes.length > 0
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          <bdi>{title}</bdi>
          <StatusChip status={walk.status} />
        </span>
      }
      aside={
        <span className="flex flex-wrap gap-x-2">
          <bdi>{walk.holder.name}</bdi>
          <AbsoluteTime at={walk.started_at} />
        </span>
      }
    >
      <div className="flex flex-col gap-3">
        {walk.acting_as === 'l1_coverage' && <p className="text-muted text-sm">{t('walks.coverage')}</p>}
        {walk.status === 'escalated' && (
          <Outcome
            label={t('walks.escalatedFor', { category: walk.escalation_reason_category ?? '' })}
            text={walk.escalation_reason}
          />
        )}
        {walk.status === 'resolved' && (
          <Outcome label={t('walks.whatFixedIt')} text={walk.resolution_notes} />
        )}
        {walk.status === 'abandoned' && <p className="text-muted">{t('walks.abandonedWhy')}</p>}
        {hasMore && (
          <details className="group">
            <summary className="w-fit cursor-pointer rounded-sm text-link text-sm">
              {[
                walk.walked_path.length > 0 && t('walks.steps', { count: walk.walked_path.length }),
                walk.walk_notes.length > 0 && t('walks.notesCount', { count: walk.walk_notes.length }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </summary>
            <div className="mt-3 flex flex-col gap-4">
              {walk.walked_path.length > 0 && <PathList path={walk.walked_path} />}
              {walk.walk_notes.length > 0 && <NoteList notes={walk.walk_notes} />}
            </div>
          </details>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Link
            to={to.walk(walk.id)}
            className="flex w-fit items-center gap-1.5 rounded-sm text-link text-sm hover:underline"
          >
            <CornerUpRight aria-hidden className="size-3.5 rtl:-scale-x-100" />
            {walk.status === 'escalated' ? t('walks.openPackage') : t('walks.open')}
          </Link>
          {walk.status !== 'active' && <Propose walk={walk} />}
        </div>
      </div>
    </Card>
  )
}

function Outcome({ label, text }: { label: string; text: string | null | undefined }) {
  return (
    <div>
      <p dir="auto" className="font-medium">
        {label}
      </p>
      {text && (
        <p dir="auto" className="whitespace-pre-wrap break-words">
          {text}
        </p>
      )}
    </div>
  )
}

function Facts({ ticket }: { ticket: Story }) {
  const { t } = useTranslation()
  const isL1 = useMe().user.account_role === 'l1_tech'
  return (
    <dl className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-1">
      <Fact label={t('tickets.status')}>
        <StatusChip status={ticket.status} />
      </Fact>
      {ticket.customer_name && (
        <Fact label={t('tickets.customer')}>
          <Link
            to={(isL1 ? to.l1Tickets : to.tickets)({ customer: ticket.customer_name })}
            title={t('tickets.sameCustomer')}
            dir="auto"
            className="text-link hover:underline"
          >
            {ticket.customer_name}
          </Link>
        </Fact>
      )}
      {ticket.customer_contact && (
        <Fact label={t('tickets.contact')}>
          <span className="flex items-center gap-1">
            <bdi className="min-w-0 break-all">{ticket.customer_contact}</bdi>
            <Copy text={ticket.customer_contact} name={t('tickets.copyContact')} />
          </span>
        </Fact>
      )}
      {ticket.escalation_category && (
        <Fact label={t('tickets.escalatedFor')}>
          <bdi>{ticket.escalation_category}</bdi>
        </Fact>
      )}
      {ticket.assigned_user && (
        <Fact label={t('tickets.who')}>
          <bdi>{ticket.assigned_user.name}</bdi>
        </Fact>
      )}
      {ticket.flow && (
        <Fact label={t('tickets.flow')}>
          <Link to={to.flow(ticket.flow.id)} dir="auto" className="text-link hover:underline">
            {ticket.flow.title}
          </Link>
        </Fact>
      )}
      <Fact label={t('tickets.createdBy')}>
        <bdi>{ticket.created_by.name}</bdi>
        <AbsoluteTime at={ticket.created_at} className="block text-muted text-sm" />
      </Fact>
      {ticket.resolved_at && (
        <Fact label={t('tickets.resolvedAt')}>
          <AbsoluteTime at={ticket.resolved_at} />
        </Fact>
      )}
      {ticket.psa_promoted_ticket_id && <Fact label={t('tickets.psa')}>{ticket.psa_promoted_ticket_id}</Fact>}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  )
}

function StorySkeleton() {
  return (
    <div className="grid gap-5 lg:grid-cols-[1fr_19rem]">
      <Loading />
      <div className="flex flex-col gap-3">
        <Skeleton className="h-6 w-64" />
        <Skeleton className="h-40 w-full" />
      </div>
      <Skeleton className="h-64 w-full" />
    </div>
  )
}

/** What the call taught: a flow of its notes, or the answer that was missing in the flow it was walked on. */
function Propose({ walk }: { walk: StoryWalk }) {
  const { t } = useTranslation()
  if (walk.session_kind === 'adhoc' && walk.walk_notes.length === 0) return null
  return (
    <ProposeButton walkId={walk.id}>
      {walk.session_kind === 'adhoc' ? t('proposals.makeDraft') : t('proposals.missingAnswer')}
    </ProposeButton>
  )
}
