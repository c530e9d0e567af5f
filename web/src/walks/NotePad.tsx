// Time-stamped notes to write: Enter adds one, one's own can be edited, what is written is saved by itself.

import { Pencil } from 'lucide-react'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../auth/session.ts'
import type { Kept } from '../auth/useKept.ts'
import { timeOfDay } from '../lib/dates.ts'
import { Button } from '../ui/Button.tsx'
import { Field, TextArea } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useTimeZone } from '../ui/RelativeTime.tsx'
import type { Clash, NoteKeeper, Pad, PadNote } from './note-keeper.ts'

const MOST = 20_000
const STAMPS = ['restarted', 'remote', 'calledBack'] as const

interface NotePadProps {
  /** The note being written. */
  draft: Kept<string>
  keeper: NoteKeeper
  pad: Pad
  field: Ref<HTMLTextAreaElement>
  /** The pad is the walk, not beside it. */
  large?: boolean
}

export function NotePad({ draft, keeper, pad, field, large = false }: NotePadProps) {
  const { t } = useTranslation()
  const add = (): void => {
    keeper.add(draft.value)
    draft.forget()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      add()
    } else if (event.key === 'Escape') {
      event.currentTarget.blur()
    }
  }
  return (
    <div className="flex flex-col gap-3">
      {pad.joinedWith !== null && pad.clashes.length === 0 && (
        <Notice
          tone="info"
          action={
            <Button size="sm" look="quiet" onClick={() => keeper.forgetJoin()}>
              {t('ui.understood')}
            </Button>
          }
        >
          {t('notes.joined', { name: pad.joinedWith })}
        </Notice>
      )}
      {pad.clashes.map((clash) => (
        <ClashCard key={clash.mine.timestamp} clash={clash} keeper={keeper} />
      ))}
      {pad.notes.length > 0 && (
        <ol aria-label={t('notes.title')} className="flex flex-col gap-1">
          {pad.notes.map((note) => (
            <Entry key={note.timestamp} note={note} keeper={keeper} />
          ))}
        </ol>
      )}
      <Field label={t('notes.new')} labelHidden hint={large ? t('notes.enterAdds') : undefined}>
        <TextArea
          ref={field}
          rows={large ? 2 : 1}
          autoFocus={large}
          maxLength={MOST}
          value={draft.value}
          placeholder={pad.notes.length === 0 ? t('notes.first') : t('notes.next')}
          onChange={(event) => draft.set(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-1.5">
        <Button size="sm" look={draft.value.trim() === '' ? 'secondary' : 'primary'} onClick={add}>
          {t('notes.add')}
        </Button>
        {large && (
          <>
            <span className="ms-2 text-muted text-xs">{t('notes.stamps')}</span>
            {STAMPS.map((stamp) => (
              <Button
                key={stamp}
                size="sm"
                look="quiet"
                onClick={() => keeper.add(t(`notes.stamp.${stamp}`))}
              >
                {t(`notes.stamp.${stamp}`)}
              </Button>
            ))}
          </>
        )}
      </div>
    </div>
  )
}

function Entry({ note, keeper }: { note: PadNote; keeper: NoteKeeper }) {
  const { t } = useTranslation()
  const { user } = useMe()
  const zone = useTimeZone()
  const [text, setText] = useState<string | null>(null)
  const isMine = note.by.id === user.id
  const done = (): void => {
    if (text !== null) keeper.edit(note.timestamp, text)
    setText(null)
  }
  return (
    <li className="group flex items-start gap-3 rounded-control px-2 py-1.5 hover:bg-hover">
      <time dateTime={note.timestamp} className="tabular w-16 shrink-0 pt-0.5 text-muted text-xs">
        {timeOfDay(new Date(note.timestamp), zone)}
      </time>
      <div className="min-w-0 grow">
        {text === null ? (
          <p dir="auto" className="whitespace-pre-wrap break-words">
            {note.content}
          </p>
        ) : (
          <TextArea
            aria-label={t('notes.edit')}
            rows={2}
            maxLength={MOST}
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={done}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault()
                done()
              } else if (event.key === 'Escape') {
                setText(null)
              }
            }}
          />
        )}
        {!isMine && <bdi className="text-muted text-xs">{note.by.name}</bdi>}
      </div>
      {isMine && text === null && (
        <button
          type="button"
          aria-label={t('notes.edit')}
          title={t('notes.edit')}
          onClick={() => setText(note.content)}
          className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted opacity-0 hover:text-text focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        >
          <Pencil aria-hidden className="size-3.5" />
        </button>
      )}
    </li>
  )
}

function ClashCard({ clash, keeper }: { clash: Clash; keeper: NoteKeeper }) {
  const { t } = useTranslation()
  const { mine, theirs } = clash
  return (
    <section
      aria-label={t('notes.clash')}
      className="rounded-control border border-warn/50 bg-warn-ground p-3"
    >
      <p className="mb-2 font-medium text-warn">{t('notes.clash')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side
          title={t('notes.mine')}
          text={mine.content}
          choose={t('notes.keepMine')}
          onChoose={() => keeper.settle(clash, 'mine')}
        />
        <Side
          title={theirs ? t('notes.theirs', { name: theirs.by.name }) : t('notes.deleted')}
          text={theirs?.content ?? ''}
          choose={theirs ? t('notes.keepTheirs') : t('notes.keepDeleted')}
          onChoose={() => keeper.settle(clash, 'theirs')}
        />
      </div>
    </section>
  )
}

function Side({
  title,
  text,
  choose,
  onChoose,
}: {
  title: string
  text: string
  choose: string
  onChoose: () => void
}) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-muted text-xs">{title}</p>
      <p dir="auto" className="grow whitespace-pre-wrap break-words">
        {text}
      </p>
      <Button size="sm" onClick={onChoose} className="self-start">
        {choose}
      </Button>
    </div>
  )
}
