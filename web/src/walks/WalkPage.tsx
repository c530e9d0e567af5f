// A walk: to go on with for its holder, to read along for everybody else, a record once it has ended.

import type { TFunction } from 'i18next'
import { ArrowLeft, CirclePause, Ellipsis, Hand, Link2, PhoneForwarded } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { api } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { Present } from '../live/Present.tsx'
import { usePresent, useShownTicket } from '../live/presence.ts'
import { isEnd } from '../outgoing/acts.ts'
import { useLane } from '../outgoing/outgoing.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { StatusChip } from '../ui/Chip.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Loading, Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast.ts'
import { type Ahead, ahead } from './ahead.ts'
import { Elapsed } from './Elapsed.tsx'
import { HeldWalk, type WalkDialog } from './HeldWalk.tsx'
import { Problem } from './Problem.tsx'
import { SaveState } from './SaveState.tsx'
import { TimingNotice } from './TimingNotice.tsx'
import { usePad } from './usePad.ts'
import {
  freshWalk,
  latestWalk,
  refreshLists,
  showWalk,
  toldGone,
  useWalk,
  useWalkTree,
  type Walk,
} from './walk.ts'

const WalkRecord = lazy(async () => ({ default: (await import('./WalkRecord.tsx')).WalkRecord }))

export function WalkPage() {
  const { t } = useTranslation()
  const { user } = useMe()
  const { sessionId = '' } = useParams()
  const walk = useWalk(sessionId, user.id)
  if (walk.data) return <Found key={walk.data.id} walk={walk.data} />
  return (
    <Page
      title={t('walks.walk')}
      heading={walk.error ? t('walks.walk') : <Skeleton className="h-7 w-96 max-w-full" />}
    >
      <Loaded query={walk} waiting={<WalkSkeleton />}>
        {() => null}
      </Loaded>
    </Page>
  )
}

function Found({ walk: given }: { walk: Walk }) {
  const me = useMe()
  // What is acknowledged leaves the lane at once, and this is told of the newer walk a moment later: between the two the walk
  // would stand where it stood before.
  const server = latestWalk(given)
  const { entries } = useLane(server.id)
  const tree = useWalkTree(server)
  const { id, name } = me.user
  const [wasHeld, setWasHeld] = useState(false)
  const stands = useMemo(() => {
    // Who has just ended it is on the way to the next call: until then the page stays as it is.
    const shown = wasHeld ? entries.filter((entry) => !isEnd(entry)) : entries
    return ahead(server, tree, shown, { id, name })
  }, [server, tree, entries, id, name, wasHeld])
  const { walk } = stands
  const isHeld = walk.status === 'active' && walk.holder.id === me.user.id && may(me, 'work_l1')
  useShownTicket(walk.ticket_id)
  if (isHeld && !wasHeld) setWasHeld(true)
  if (isHeld) return <Held ahead={stands} />
  return <Read walk={walk} isTaken={wasHeld && walk.holder.id !== me.user.id} />
}

function Held({ ahead }: { ahead: Ahead }) {
  const { t } = useTranslation()
  const { walk } = ahead
  const navigate = useNavigate()
  const present = usePresent().get(walk.ticket_id)
  const pad = usePad(walk)
  const [dialog, setDialog] = useState<WalkDialog | null>(null)
  return (
    <Page
      title={titleOf(walk, t)}
      heading={<Problem walk={walk} editable />}
      quiet
      crumbs={<Crumbs walk={walk} />}
      sub={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <Caller walk={walk} />
          <Elapsed walk={walk} />
          <SaveState state={pad.state} />
          <Present names={present} inWords />
        </div>
      }
      actions={
        <Menu
          trigger={<IconButton name={t('walks.more')} icon={<Ellipsis aria-hidden className="size-5" />} />}
          entries={[
            {
              name: t('walks.handOver'),
              icon: <PhoneForwarded aria-hidden className={ICON} />,
              run: () => setDialog('handOver'),
            },
            {
              name: t('pauses.pause'),
              icon: <CirclePause aria-hidden className={ICON} />,
              run: () => setDialog('pause'),
            },
            {
              name: t('walks.leave'),
              icon: <ArrowLeft aria-hidden className={`${ICON} rtl:-scale-x-100`} />,
              run: () => void navigate(to.workspace()),
            },
            {
              name: t('walks.copyLink'),
              icon: <Link2 aria-hidden className={ICON} />,
              run: () => copyLink(walk, t('walks.linkCopied')),
            },
          ]}
        />
      }
    >
      <HeldWalk ahead={ahead} pad={pad} dialog={dialog} onDialog={setDialog} />
    </Page>
  )
}

const ICON = 'size-4 text-muted'

function copyLink(walk: Walk, said: string): void {
  void navigator.clipboard?.writeText(window.location.origin + to.walk(walk.id)).then(() => toast(said))
}

/** `isTaken`: it was in the reader's own hands on this very page, until somebody took it over. */
function Read({ walk, isTaken }: { walk: Walk; isTaken: boolean }) {
  const { t } = useTranslation()
  const present = usePresent().get(walk.ticket_id)
  const me = useMe()
  const { state } = useLane(walk.id)
  const takeOver = api.useMutation('post', '/l1/sessions/{id}/take-over', {
    onSuccess: async (taken) => {
      await showWalk(taken)
      refreshLists()
    },
    onError: (error) => {
      const fresh = freshWalk(error)
      if (fresh) void showWalk(fresh)
    },
  })
  const isMine = walk.holder.id === me.user.id
  // The field that had the focus is gone.
  useEffect(() => {
    if (!isTaken) return
    document.querySelector('h1')?.focus({ preventScroll: true })
    toldGone.add(walk.id)
  }, [isTaken, walk.id])
  return (
    <Page
      title={titleOf(walk, t)}
      heading={<Problem walk={walk} editable={false} />}
      crumbs={<Crumbs walk={walk} />}
      sub={
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <StatusChip status={walk.status} />
          <Caller walk={walk} />
          {walk.status === 'active' && <Elapsed walk={walk} />}
          <Present names={present} inWords />
          {state !== 'saved' && <SaveState state={state} />}
        </div>
      }
    >
      {(isTaken || (walk.status === 'active' && !isMine)) && (
        <Notice
          tone={isTaken ? 'warn' : 'info'}
          action={
            walk.status === 'active' &&
            may(me, 'work_l1') && (
              <Button
                size="sm"
                icon={<Hand aria-hidden className="size-4" />}
                busy={takeOver.isPending}
                onClick={() => takeOver.mutate({ params: { path: { id: walk.id } } })}
              >
                {t('walks.takeOver')}
              </Button>
            )
          }
        >
          {isTaken
            ? t('walks.tookOver', { name: walk.holder.name })
            : t('walks.isWalking', { name: walk.holder.name })}
        </Notice>
      )}
      <TimingNotice walk={walk} />
      <Refusal error={takeOver.error} />
      <Suspense fallback={<WalkSkeleton />}>
        <WalkRecord walk={walk} />
      </Suspense>
    </Page>
  )
}

function Crumbs({ walk }: { walk: Walk }) {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <>
      {may(me, 'work_l1') && (
        <>
          <Link to={to.workspace()} className="hover:text-text hover:underline">
            {t('shell.nav.workspace')}
          </Link>
          <span aria-hidden>{'/'}</span>
        </>
      )}
      <Link to={to.ticket(walk.ticket_id)} className="tabular hover:text-text hover:underline">
        {t('tickets.numbered', { number: walk.ticket.number })}
      </Link>
      <span aria-hidden>{'/'}</span>
      <bdi>{walk.flow?.title ?? t('walks.adhoc')}</bdi>
    </>
  )
}

function Caller({ walk }: { walk: Walk }) {
  const { t } = useTranslation()
  const { customer_name: name, customer_contact: contact } = walk.ticket
  return (
    <>
      {name && <bdi className="text-text">{name}</bdi>}
      {contact && (
        <span className="inline-flex items-center gap-1">
          <bdi className="break-all">{contact}</bdi>
          <Copy text={contact} name={t('tickets.copyContact')} />
        </span>
      )}
    </>
  )
}

function titleOf(walk: Walk, t: TFunction): string {
  return `${t('tickets.numbered', { number: walk.ticket.number })} ${walk.ticket.problem_statement.slice(0, 60)}`
}

function WalkSkeleton() {
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Loading />
      <div className="mx-auto flex w-full max-w-160 flex-col gap-3 pt-10">
        <Skeleton className="mb-3 h-7 w-4/5" />
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-11 w-full" />
        <Skeleton className="h-11 w-full" />
      </div>
      <Skeleton className="h-64 w-full" />
    </div>
  )
}
