// The question a walk stands at: its answers by key or press, a note that goes with the answer, and the way back.

import { CircleCheck, CornerUpLeft, CornerUpRight } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client.ts'
import type { Kept } from '../auth/useKept.ts'
import { cx } from '../lib/cx.ts'
import { isModalOpen, isTypingInto, useKey } from '../lib/keys.ts'
import { append } from '../outgoing/acts.ts'
import { fresh, useLane } from '../outgoing/outgoing.ts'
import { Button } from '../ui/Button.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { LazyMarkdown } from '../ui/LazyMarkdown.tsx'
import type { Ahead } from './ahead.ts'

type Node = Schemas['NextNode']

interface TreeWalkProps {
  ahead: Ahead
  /** The note that will go with the next answer. */
  note: Kept<string>
  /** An end was reached, or its button pressed. */
  onEnd: (end: 'resolve' | 'escalate') => void
}

export function TreeWalk({ ahead, note, onEnd }: TreeWalkProps) {
  const { t } = useTranslation()
  const { walk, isBlocked } = ahead
  const { change } = useLane(walk.id)
  const node = walk.next_node
  const noteField = useRef<HTMLInputElement>(null)
  const question = useRef<HTMLHeadingElement>(null)
  const [takenBack, setTakenBack] = useState<string | null>(null)
  const [chosen, setChosen] = useState<{ answer: string; at: number } | null>(null)

  const answer = (label: string): void => {
    if (isBlocked || !node) return
    setTakenBack(null)
    setChosen({ answer: label, at: walk.step_count })
    const body = {
      node_id: node.id,
      question: node.text,
      answer: label,
      note: note.value.trim() || null,
      step_count: walk.step_count,
    }
    change(append(fresh(), { kind: 'step', body }))
    note.forget()
  }
  const last = walk.walked_path.at(-1)
  const goBack = (): void => {
    if (isBlocked || !last) return
    setTakenBack(last.answer)
    change(append(fresh(), { kind: 'back', body: { step_count: walk.step_count }, answer: last.answer }))
  }

  useKey('t', () => noteField.current?.focus(), {
    does: t('keys.stepNote'),
    enabled: (node?.answers.length ?? 0) > 0,
  })
  useKey('b', goBack, { does: t('keys.back'), enabled: last !== undefined })
  useKey('Backspace', goBack, { enabled: last !== undefined })

  // A new question has the focus, so that it is read out and the number keys answer it; not while somebody writes on.
  useEffect(() => {
    if (node?.id === undefined || isModalOpen() || isTypingInto(document.activeElement)) return
    question.current?.focus({ preventScroll: true })
  }, [node?.id])

  const arrived = useEffectEvent(() => {
    if (chosen?.at !== walk.step_count - 1) return
    if (node?.type === 'resolve' || node?.type === 'escalate') onEnd(node.type)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each step
  useEffect(() => arrived(), [walk.step_count])

  if (!node) return null
  return (
    <section aria-label={t('walks.question')} className="flex w-full max-w-160 flex-col gap-4">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <p role="status" className="min-w-0 truncate text-muted text-sm">
          {takenBack !== null && t('walks.tookBack', { answer: takenBack })}
        </p>
        {last && (
          <Button
            size="sm"
            look="quiet"
            keys="b"
            icon={<CornerUpLeft aria-hidden className="size-4 rtl:-scale-x-100" />}
            onClick={goBack}
          >
            {t('walks.back')}
          </Button>
        )}
      </div>
      <div>
        <h2
          ref={question}
          tabIndex={-1}
          dir="auto"
          className="text-balance break-words font-semibold text-xl outline-none"
        >
          {node.text}
        </h2>
        {node.help && (
          <div className="mt-2 text-muted">
            <LazyMarkdown text={node.help} />
          </div>
        )}
      </div>
      {node.type === 'resolve' || node.type === 'escalate' ? (
        <End node={node} onEnd={onEnd} />
      ) : (
        <>
          <Answers
            key={node.id}
            node={node}
            chosen={isBlocked && chosen?.at === walk.step_count ? chosen.answer : undefined}
            busy={isBlocked}
            onAnswer={answer}
          />
          <Field label={t('walks.stepNote')} labelHidden>
            <div className="relative">
              <TextInput
                ref={noteField}
                value={note.value}
                maxLength={2000}
                placeholder={t('walks.stepNoteHint')}
                onChange={(event) => note.set(event.target.value)}
                onKeyDown={(event) => {
                  if ((event.key === 'Enter' && !event.nativeEvent.isComposing) || event.key === 'Escape') {
                    event.preventDefault()
                    question.current?.focus({ preventScroll: true })
                  }
                }}
              />
            </div>
          </Field>
        </>
      )}
    </section>
  )
}

function End({ node, onEnd }: { node: Node; onEnd: TreeWalkProps['onEnd'] }) {
  const { t } = useTranslation()
  const isResolve = node.type === 'resolve'
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        look="primary"
        icon={
          isResolve ? (
            <CircleCheck aria-hidden className="size-4" />
          ) : (
            <CornerUpRight aria-hidden className="size-4 rtl:-scale-x-100" />
          )
        }
        onClick={() => onEnd(isResolve ? 'resolve' : 'escalate')}
      >
        {isResolve ? t('walks.resolveNow') : t('walks.escalateNow')}
      </Button>
      <p className="text-muted">{t('walks.endReached')}</p>
    </div>
  )
}

interface AnswersProps {
  node: Node
  chosen: string | undefined
  busy: boolean
  onAnswer: (label: string) => void
}

function Answers({ node, chosen, busy, onAnswer }: AnswersProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const move = (by: 1 | -1): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const next = at === -1 ? (by === 1 ? 0 : buttons.length - 1) : at + by
    buttons[next]?.focus()
  }
  useKey('ArrowDown', () => move(1), { moves: true })
  useKey('ArrowUp', () => move(-1), { moves: true })
  return (
    <ol ref={list} className="flex flex-col gap-2">
      {node.answers.map(({ label }, index) => (
        <li key={label}>
          {index < 9 && (
            <AnswerKey
              digit={index + 1}
              does={index === 0 ? t('keys.answer') : undefined}
              onPress={() => onAnswer(label)}
            />
          )}
          <button
            type="button"
            aria-disabled={busy || undefined}
            aria-busy={chosen === label || undefined}
            aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
            // The second press of a double one is not for the question that has come meanwhile.
            onClick={(event) => event.detail < 2 && onAnswer(label)}
            className={cx(
              'flex min-h-11 w-full items-center gap-3 rounded-control border px-3 py-2 text-start text-base transition-colors duration-150',
              chosen === label
                ? 'border-accent bg-accent-ground'
                : 'border-line-strong bg-surface hover:border-accent hover:bg-hover',
              busy && chosen !== label && 'opacity-60',
            )}
          >
            {index < 9 && (
              <span
                aria-hidden
                className="tabular flex size-6 shrink-0 items-center justify-center rounded-sm border border-line-strong text-muted text-xs"
              >
                {index + 1}
              </span>
            )}
            <span dir="auto" className="min-w-0 grow break-words font-medium">
              {label}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}

function AnswerKey({
  digit,
  does,
  onPress,
}: {
  digit: number
  does: string | undefined
  onPress: () => void
}) {
  // One line among the keys for all of them; the palette leaves the answers to the page.
  useKey(String(digit), onPress, {
    ...(does === undefined ? {} : { does, shown: '1–9' }),
  })
  return null
}
