// A walk to read: somebody else's while it goes on, anybody's once it has ended.

import { ClipboardCopy } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { useMe } from '../auth/session.ts'
import { forgetText, readText } from '../auth/useKept.ts'
import { duration } from '../lib/dates.ts'
import { ProposeButton } from '../proposals/ProposeButton.tsx'
import { Button } from '../ui/Button.tsx'
import { LazyMarkdown } from '../ui/LazyMarkdown.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Card } from '../ui/Page.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import type { EscalateForm } from './EscalateFields.tsx'
import { FlowAside } from './FlowAside.tsx'
import { NoteList } from './NoteList.tsx'
import { NotSent } from './NotSent.tsx'
import { PackageView } from './PackageView.tsx'
import { PathList } from './PathList.tsx'
import { timeSpent } from './pauses.ts'
import type { Written } from './usePad.ts'
import { keptNames, type Walk } from './walk.ts'

export function WalkRecord({ walk }: { walk: Walk }) {
  const { t } = useTranslation()
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <LeftHere walk={walk} />
        {walk.status !== 'active' && <OutcomeCard walk={walk} />}
        {walk.status !== 'active' && (walk.session_kind !== 'adhoc' || walk.walk_notes.length > 0) && (
          <div>
            <ProposeButton walkId={walk.id}>
              {walk.session_kind === 'adhoc' ? t('proposals.makeDraft') : t('proposals.missingAnswer')}
            </ProposeButton>
          </div>
        )}
        {walk.next_node && (
          <Card title={t('walks.standsAt')}>
            <p dir="auto" className="font-semibold text-lg">
              {walk.next_node.text}
            </p>
            {walk.next_node.help && (
              <div className="mt-2 text-muted">
                <LazyMarkdown text={walk.next_node.help} />
              </div>
            )}
          </Card>
        )}
        {walk.status === 'escalated' ? (
          <Card title={t('walks.package')} aside={<CopyPackage walkId={walk.id} />}>
            <PackageView walkId={walk.id} />
          </Card>
        ) : (
          <>
            {walk.session_kind !== 'adhoc' && (
              <Card title={t('walks.path')}>
                {walk.walked_path.length === 0 ? (
                  <p className="text-muted">{t('walks.pathNone')}</p>
                ) : (
                  <PathList path={walk.walked_path} showsWho />
                )}
              </Card>
            )}
            <Card title={t('notes.title')}>
              {walk.walk_notes.length === 0 ? (
                <p className="text-muted">{t('notes.none')}</p>
              ) : (
                <NoteList notes={walk.walk_notes} />
              )}
            </Card>
          </>
        )}
      </div>
      <Card>
        <dl className="flex flex-col gap-3">
          <Fact label={t('walks.walkedBy')}>
            <bdi>{walk.holder.name}</bdi>
          </Fact>
          <Fact label={t('walks.began')}>
            <AbsoluteTime at={walk.started_at} />
          </Fact>
          {walk.resolved_at && (
            <>
              <Fact label={t('walks.ended')}>
                <AbsoluteTime at={walk.resolved_at} />
              </Fact>
              <Fact label={t('walks.took')}>{duration(...timeSpent(walk, Date.now()))}</Fact>
            </>
          )}
          {walk.pauses.length > 0 && (
            <Fact label={t('pauses.past')}>
              <ul>
                {walk.pauses.map((pause) => (
                  <li key={pause.paused_at}>
                    <AbsoluteTime at={pause.paused_at} />
                    {', '}
                    {duration(new Date(pause.paused_at), new Date(pause.ended_at))}
                    {': '}
                    <bdi>{pause.reason}</bdi>
                  </li>
                ))}
              </ul>
            </Fact>
          )}
          {walk.acting_as === 'l1_coverage' && <Fact label={t('walks.as')}>{t('walks.asCoverage')}</Fact>}
          {walk.flow && (
            <Fact label={t('walks.flow')}>
              <FlowAside walk={walk} />
            </Fact>
          )}
        </dl>
      </Card>
    </div>
  )
}

function OutcomeCard({ walk }: { walk: Walk }) {
  const { t } = useTranslation()
  if (walk.status === 'abandoned') return <Notice tone="quiet">{t('walks.abandonedWhy')}</Notice>
  if (walk.status === 'escalated') return null
  return (
    <Card title={t('walks.whatFixedIt')}>
      <p dir="auto" className="whitespace-pre-wrap break-words">
        {walk.resolution_notes}
      </p>
      {walk.helpful != null && (
        <p className="mt-2 text-muted">{walk.helpful ? t('walks.helped') : t('walks.didNotHelp')}</p>
      )}
    </Card>
  )
}

function CopyPackage({ walkId }: { walkId: string }) {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  const copy = async (): Promise<void> => {
    const { data } = await client.GET('/l1/sessions/{id}/package', {
      params: { path: { id: walkId }, query: { format: 'markdown' } },
      parseAs: 'text',
    })
    if (typeof data !== 'string') return
    await navigator.clipboard?.writeText(data)
    setDone(true)
  }
  return (
    <Button size="sm" icon={<ClipboardCopy aria-hidden className="size-4" />} onClick={() => void copy()}>
      {done ? t('ui.copied') : t('walks.copyMarkdown')}
    </Button>
  )
}

/** What never reached the server before the walk ended or went to somebody else: to copy, or to let go. */
function LeftHere({ walk }: { walk: Walk }) {
  const { user } = useMe()
  const [typed, setTyped] = useState<readonly string[]>([])
  useEffect(() => {
    void readTyped(user.id, walk).then(setTyped)
  }, [user.id, walk])
  return (
    <NotSent
      walk={walk}
      typed={typed}
      onLetGo={() => {
        for (const name of Object.values(keptNames(walk.id))) void forgetText(user.id, name)
        setTyped([])
      }}
    />
  )
}

async function readTyped(userId: string, walk: Walk): Promise<string[]> {
  const names = keptNames(walk.id)
  const texts = await Promise.all([
    readText<string>(userId, names.stepNote),
    readText<Written>(userId, names.edit).then((written) => written?.text),
    readText<Written>(userId, names.note).then((written) => written?.text),
    readText<string>(userId, names.resolution),
    readText<EscalateForm>(userId, names.escalation).then((form) => form?.reason),
  ])
  const known = new Set(walk.walk_notes.map((note) => note.content))
  return [...new Set(texts.map((text) => text?.trim() ?? ''))].filter(
    (text) => text !== '' && !known.has(text),
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
