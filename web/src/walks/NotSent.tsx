// What was done or typed here and will not arrive by itself, because the walk has moved on, has ended or is somebody else's: it is
// shown beside what is there now, to be kept or let go. Nothing vanishes.

import { useTranslation } from 'react-i18next'
import { problemText } from '../api/Refusal.tsx'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { isNotes, type WalkEntry } from '../outgoing/acts.ts'
import { fresh, useLane } from '../outgoing/outgoing.ts'
import { isOver, letGo, refusedTogether, sendAgain } from '../outgoing/refusals.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Page.tsx'
import { noteAt } from './notes.ts'
import { latestWalk, type Walk } from './walk.ts'

interface NotSentProps {
  walk: Walk
  /** Words in fields that have gone. */
  typed?: readonly string[]
  onLetGo?: () => void
}

export function NotSent({ walk, typed = [], onLetGo }: NotSentProps) {
  const { t } = useTranslation()
  const me = useMe()
  const { entries, change } = useLane(walk.id)
  const refused = refusedTogether(entries)
  const [first] = refused
  // Notes that both changed are decided one by one, on the pad.
  const acts = first?.refused?.code === 'notes_clash' ? [] : refused
  const done = acts.flatMap(words)
  const lines = [...done, ...typed.filter((text) => !done.some((line) => line.includes(text)))]
  if (lines.length === 0) return null
  const isMine = walk.status === 'active' && walk.holder.id === me.user.id && may(me, 'work_l1')
  const text = lines.join('\n')
  const end = (instead?: string): void => {
    const { id: key, at } = fresh()
    const by = { id: me.user.id, name: me.user.name }
    const note = instead === undefined ? undefined : { timestamp: at, content: instead, by }
    change(letGo({ id: key, at }, latestWalk(walk), note))
    onLetGo?.()
  }
  return (
    <Card title={acts.length > 0 ? t('outgoing.notSent') : t('notes.leftHere')}>
      {first?.refused && acts.length > 0 && <p className="mb-3 text-muted">{problemText(first.refused)}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        <Side title={t('outgoing.here')} lines={lines} />
        <Side title={t('outgoing.there')} lines={there(latestWalk(walk))} />
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        {isMine && first?.refused && isOver(first.refused) && (
          <Button size="sm" onClick={() => change(sendAgain)}>
            {t('outgoing.sendAgain')}
          </Button>
        )}
        {isMine && acts.length > 0 && !acts.some(isNotes) && (
          <Button size="sm" onClick={() => end(text)}>
            {t('outgoing.asNote')}
          </Button>
        )}
        <Button size="sm" onClick={() => void navigator.clipboard?.writeText(text)}>
          {t('notes.copyLeft')}
        </Button>
        <Button size="sm" look="quiet" onClick={() => end()}>
          {t('notes.letGo')}
        </Button>
      </div>
    </Card>
  )

  function words({ act }: WalkEntry): string[] {
    switch (act.kind) {
      case 'step':
        return [`${act.body.question ?? ''} → ${act.body.answer}`, ...(act.body.note ? [act.body.note] : [])]
      case 'back':
        return [t('walks.tookBack', { answer: act.answer })]
      case 'resolve':
        return [act.body.resolution_notes]
      case 'escalate':
        return [
          t('walks.escalatedFor', { category: act.body.reason_category }),
          ...(act.body.reason ? [act.body.reason] : []),
        ]
      case 'notes':
        return act.notes
          .filter((note) => noteAt(act.base, note.timestamp)?.content !== note.content)
          .map((note) => note.content)
    }
  }

  function there(now: Walk): string[] {
    const last = now.walked_path.at(-1)
    return [
      ...(last ? [`${last.question} → ${last.answer}`] : []),
      ...(now.next_node ? [now.next_node.text] : []),
      ...(now.status === 'active' ? [] : [t(`status.${now.status}`)]),
      ...(now.resolution_notes ? [now.resolution_notes] : []),
      ...(last || now.next_node || now.status !== 'active'
        ? []
        : now.walk_notes.slice(-3).map((note) => note.content)),
    ]
  }
}

function Side({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1 text-muted text-xs">{title}</h3>
      {lines.map((line) => (
        <p key={line} dir="auto" className="whitespace-pre-wrap break-words">
          {line}
        </p>
      ))}
    </section>
  )
}
