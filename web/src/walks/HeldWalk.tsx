// The walk one holds: the question or the pad in the middle, what has been at its side, its two ends always in reach.

import { CircleCheck, CornerUpRight } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKept } from '../auth/useKept.ts'
import { whenIdle } from '../lib/idle.ts'
import { useKey } from '../lib/keys.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Page.tsx'
import { laterPart, Prepared } from '../ui/prepared.tsx'
import type { Ahead } from './ahead.ts'
import { FlowAside } from './FlowAside.tsx'
import { NotePad } from './NotePad.tsx'
import { PathList } from './PathList.tsx'
import { TimingNotice } from './TimingNotice.tsx'
import { TreeWalk } from './TreeWalk.tsx'
import type { Pad } from './usePad.ts'
import { keptNames } from './walk.ts'

const dialogs = laterPart(async () => (await import('./WalkDialogs.tsx')).WalkDialogs)
const later = {
  notSent: () => import('./NotSent.tsx'),
  clash: () => import('./ClashCard.tsx'),
  record: () => import('./WalkRecord.tsx'),
  // Where one goes when the walk has ended.
  workspace: () => import('./WorkspacePage.tsx'),
}
const NotSent = lazy(async () => ({ default: (await later.notSent()).NotSent }))

/** Fetches what a walk will want before it is wanted: the network may be gone by then. */
function prepareWalk(): void {
  dialogs.prepare()
  for (const load of Object.values(later)) void load().catch(() => undefined)
}

export type WalkDialog = 'resolve' | 'escalate' | 'handOver' | 'pause'

export interface EndDialogProps {
  walk: Ahead['walk']
  /** To be done before the walk ends, waits or goes to somebody else. */
  beforeEnd: () => void
  onClose: () => void
}

interface HeldWalkProps {
  /** The walk with what waits here. */
  ahead: Ahead
  pad: Pad
  dialog: WalkDialog | null
  onDialog: (dialog: WalkDialog | null) => void
}

export function HeldWalk({ ahead, pad, dialog, onDialog }: HeldWalkProps) {
  const { t } = useTranslation()
  const { walk } = ahead
  const isAdhoc = walk.session_kind === 'adhoc'
  const notes = useRef<HTMLTextAreaElement>(null)
  const stepNote = useKept(keptNames(walk.id).stepNote, '')
  // What was typed and not added yet belongs to the walk before it ends.
  const beforeEnd = (): void => {
    pad.note(stepNote.value)
    stepNote.forget()
    if (pad.edited) pad.finish(true)
    pad.add()
  }
  const close = (): void => onDialog(null)
  useEffect(() => whenIdle(prepareWalk), [])
  useKey('m', () => notes.current?.focus(), { does: t('keys.notes') })
  useKey('r', () => onDialog('resolve'), { does: t('walks.resolve') })
  useKey('e', () => onDialog('escalate'), { does: t('walks.escalate') })
  useKey('p', () => onDialog('pause'), { does: t('pauses.pause') })

  const notePad = <NotePad pad={pad} field={notes} large={isAdhoc} />
  return (
    <>
      <TimingNotice walk={walk} onPause={() => onDialog('pause')} />
      <Suspense fallback={null}>{pad.state === 'refused' && <NotSent walk={walk} />}</Suspense>
      {isAdhoc ? (
        <div className="w-full max-w-3xl grow">
          <Card title={t('notes.title')}>{notePad}</Card>
        </div>
      ) : (
        <div className="grid grow items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="flex justify-center lg:pt-2">
            <TreeWalk ahead={ahead} note={stepNote} onEnd={onDialog} />
          </div>
          <div className="flex flex-col gap-4">
            <Aside title={t('walks.path')}>
              <Path ahead={ahead} />
            </Aside>
            <Aside title={t('notes.title')}>{notePad}</Aside>
            <Aside title={t('walks.flow')}>
              <FlowAside walk={walk} />
            </Aside>
          </div>
        </div>
      )}
      <div className="sticky bottom-0 z-20 -mx-4 -mb-5 flex justify-end gap-2 border-line border-t bg-bg px-4 py-3 md:-mx-8 md:-mb-6 md:px-8">
        <Button
          keys="e"
          className="max-md:grow"
          icon={<CornerUpRight aria-hidden className="size-4 rtl:-scale-x-100" />}
          onClick={() => onDialog('escalate')}
        >
          {t('walks.escalate')}
        </Button>
        <Button
          keys="r"
          className="max-md:grow"
          look={isAdhoc ? 'primary' : 'secondary'}
          icon={<CircleCheck aria-hidden className="size-4" />}
          onClick={() => onDialog('resolve')}
        >
          {t('walks.resolve')}
        </Button>
      </div>
      {dialog && <Prepared part={dialogs} props={{ dialog, walk, beforeEnd, onClose: close }} />}
    </>
  )
}

function Aside({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-card border border-line bg-surface">
      <h2 className="px-4 pt-3 pb-1 font-semibold text-sm">{title}</h2>
      <div className="px-4 pb-4">{children}</div>
    </section>
  )
}

/** The newest step is always in view. */
function Path({ ahead }: { ahead: Ahead }) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const { walked_path: path } = ahead.walk
  useEffect(() => {
    box.current?.scrollTo({ top: path.length * 1000 })
  }, [path.length])
  if (path.length === 0) return <p className="text-muted text-sm">{t('walks.pathEmpty')}</p>
  return (
    <section
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      aria-label={t('walks.path')}
      className="max-h-80 overflow-y-auto rounded-sm pt-1 ps-1.5"
    >
      <PathList path={path} unsent={ahead.unsent} />
    </section>
  )
}
