// Time-stamped notes to write: Enter adds one, one's own can be edited, what is written is saved by itself.

import { Pencil } from 'lucide-react'
import { type KeyboardEvent, lazy, type Ref, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../auth/session.ts'
import { timeOfDay } from '../lib/dates.ts'
import { Button } from '../ui/Button.tsx'
import { Field, TextArea } from '../ui/Field.tsx'
import { useTimeZone } from '../ui/RelativeTime.tsx'
import type { PadNote } from './notes.ts'
import type { Pad } from './usePad.ts'

const ClashCard = lazy(async () => ({ default: (await import('./ClashCard.tsx')).ClashCard }))

const MOST = 20_000
const STAMPS = ['restarted', 'remote', 'calledBack'] as const

interface NotePadProps {
  pad: Pad
  field: Ref<HTMLTextAreaElement>
  /** The pad is the walk, not beside it. */
  large?: boolean
}

export function NotePad({ pad, field, large = false }: NotePadProps) {
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      pad.add()
    } else if (event.key === 'Escape') {
      event.currentTarget.blur()
    }
  }
  return (
    <div className="flex flex-col gap-3">
      <Suspense fallback={null}>
        {pad.clashes.map((clash) => (
          <ClashCard key={clash.mine.timestamp} clash={clash} change={pad.change} />
        ))}
      </Suspense>
      {pad.notes.length > 0 && (
        <ol aria-label={t('notes.title')} className="flex flex-col gap-1">
          {pad.notes.map((note) => (
            <Entry key={note.timestamp} note={note} pad={pad} />
          ))}
        </ol>
      )}
      <Field label={t('notes.new')} labelHidden hint={large ? t('notes.enterAdds') : undefined}>
        <TextArea
          ref={field}
          rows={large ? 2 : 1}
          autoFocus={large}
          maxLength={MOST}
          value={pad.draft}
          placeholder={pad.notes.length === 0 ? t('notes.first') : t('notes.next')}
          onChange={(event) => pad.type(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-1.5">
        <Button size="sm" look={pad.draft.trim() === '' ? 'secondary' : 'primary'} onClick={pad.add}>
          {t('notes.add')}
        </Button>
        {large && (
          <>
            <span className="ms-2 text-muted text-xs">{t('notes.stamps')}</span>
            {STAMPS.map((stamp) => (
              <Button key={stamp} size="sm" look="quiet" onClick={() => pad.note(t(`notes.stamp.${stamp}`))}>
                {t(`notes.stamp.${stamp}`)}
              </Button>
            ))}
          </>
        )}
      </div>
    </div>
  )
}

function Entry({ note, pad }: { note: PadNote; pad: Pad }) {
  const { t } = useTranslation()
  const { user } = useMe()
  const zone = useTimeZone()
  const isMine = note.by.id === user.id
  const isEdited = pad.edited !== null && Date.parse(pad.edited.timestamp) === Date.parse(note.timestamp)
  return (
    <li className="group flex items-start gap-3 rounded-control px-2 py-1.5 hover:bg-hover">
      <time dateTime={note.timestamp} className="tabular w-16 shrink-0 pt-0.5 text-muted text-xs">
        {timeOfDay(new Date(note.timestamp), zone)}
      </time>
      <div className="min-w-0 grow">
        {!isEdited ? (
          <p dir="auto" className="whitespace-pre-wrap break-words">
            {note.content}
          </p>
        ) : (
          <TextArea
            aria-label={t('notes.edit')}
            rows={2}
            maxLength={MOST}
            autoFocus
            value={pad.edited?.text}
            onChange={(event) => pad.retype(event.target.value)}
            onBlur={() => pad.finish(true)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault()
                pad.finish(true)
              } else if (event.key === 'Escape') {
                pad.finish(false)
              }
            }}
          />
        )}
        {!isMine && <bdi className="text-muted text-xs">{note.by.name}</bdi>}
      </div>
      {isMine && !isEdited && (
        <button
          type="button"
          aria-label={t('notes.edit')}
          title={t('notes.edit')}
          onClick={() => pad.edit(note)}
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted opacity-0 hover:text-text focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        >
          <Pencil aria-hidden className="size-3.5" />
        </button>
      )}
    </li>
  )
}
