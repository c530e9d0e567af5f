// What is new between two trees, as a list one can read.

import { Minus, PencilLine, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'
import type { Change } from './diff.ts'
import { nodeOf, type Tree } from './tree.ts'

interface ChangeListProps {
  changes: readonly Change[]
  before: Tree
  after: Tree
  /** Said when nothing differs. */
  none: string
  onPick?: (nodeId: string) => void
}

export function ChangeList({ changes, before, after, none, onPick }: ChangeListProps) {
  if (changes.length === 0) return <p className="text-muted">{none}</p>
  return (
    <ul className="flex max-h-96 flex-col gap-1.5 overflow-y-auto">
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be alike
        <li key={index} className="flex items-start gap-2 text-sm">
          <Shape change={change} />
          <div className="min-w-0 break-words">
            <Sentence change={change} before={before} after={after} onPick={onPick} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Shape({ change }: { change: Change }) {
  const isNew = change.what.endsWith('_added')
  const isGone = change.what.endsWith('_removed')
  const Icon = isNew ? Plus : isGone ? Minus : PencilLine
  return (
    <Icon
      aria-hidden
      className={cx('mt-0.5 size-4 shrink-0', isNew ? 'text-good' : isGone ? 'text-bad' : 'text-warn')}
    />
  )
}

function Sentence({
  change,
  before,
  after,
  onPick,
}: { change: Change; onPick: ((nodeId: string) => void) | undefined } & Pick<
  ChangeListProps,
  'before' | 'after'
>) {
  const { t } = useTranslation()
  const words = (id: string): string => nodeOf(after, id)?.text || nodeOf(before, id)?.text || id
  const at =
    'node' in change ? (
      <button
        type="button"
        dir="auto"
        onClick={() => onPick?.(change.node)}
        className={cx('text-start font-medium', onPick ? 'hover:underline' : 'cursor-text select-text')}
      >
        {words(change.node)}
      </button>
    ) : null
  const what = (text: string): ReactNode => <span className="text-muted">{text}</span>
  switch (change.what) {
    case 'title':
    case 'summary':
    case 'text':
    case 'help':
    case 'category':
      return (
        <>
          {change.what !== 'text' && at} {what(t(`flows.changes.${change.what}`))}
          <Words before={change.before} after={change.after} />
        </>
      )
    case 'tags':
      return (
        <>
          {what(t('flows.changes.tags'))}
          <Words before={change.before.join(', ')} after={change.after.join(', ')} />
        </>
      )
    case 'start':
      return (
        <>
          {what(t('flows.changes.start'))}
          <Words before={words(change.before)} after={words(change.after)} />
        </>
      )
    case 'examples':
      return what(t('flows.changes.examples', { before: change.before, after: change.after }))
    case 'node_added':
    case 'node_removed':
      return (
        <>
          {what(t(`flows.changes.${change.what}`, { kind: t(`flows.kinds.${change.type}`) }))} {at}
        </>
      )
    case 'type':
      return (
        <>
          {at}{' '}
          {what(
            t('flows.changes.type', {
              before: t(`flows.kinds.${change.before}`),
              after: t(`flows.kinds.${change.after}`),
            }),
          )}
        </>
      )
    case 'answer_added':
    case 'answer_removed':
      return (
        <>
          {at} {what(t(`flows.changes.${change.what}`, { label: change.label, to: words(change.to) }))}
        </>
      )
    case 'answer_renamed':
      return (
        <>
          {at} {what(t('flows.changes.answer_renamed'))}
          <Words before={change.before} after={change.after} />
        </>
      )
    case 'answer_redirected':
      return (
        <>
          {at} {what(t('flows.changes.answer_redirected', { label: change.label }))}
          <Words before={words(change.before)} after={words(change.after)} />
        </>
      )
    case 'answers_reordered':
      return (
        <>
          {at} {what(t('flows.changes.answers_reordered'))}
        </>
      )
  }
}

/** Before and after, said to be so and not by colour alone. */
function Words({ before, after }: { before: string; after: string }) {
  return (
    <span className="flex flex-col gap-0.5">
      {before !== '' && (
        <del dir="auto" className="line-clamp-3 whitespace-pre-wrap text-muted">
          {before}
        </del>
      )}
      {after !== '' && (
        <ins dir="auto" className="line-clamp-3 whitespace-pre-wrap no-underline">
          {after}
        </ins>
      )}
    </span>
  )
}
