// A flow walked without a ticket, to see what a caller would be asked. Nothing is kept or counted.

import { CornerUpLeft, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKey } from '../lib/keys.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { LazyMarkdown } from '../ui/LazyMarkdown.tsx'
import { Card } from '../ui/Page.tsx'
import { EmptyState } from '../ui/states.tsx'
import { NODE_KINDS } from './NodeKind.tsx'
import { TreeMap } from './TreeMap.tsx'
import { isEnd, nodeOf, type Tree } from './tree.ts'

const NUMBERED = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export function WalkThrough({ tree }: { tree: Tree }) {
  const { t } = useTranslation()
  const [taken, setTaken] = useState<{ nodeId: string; answer: string; to: string }[]>([])
  const here = taken.at(-1)?.to ?? tree.start
  const node = nodeOf(tree, here)
  const answers = node && !isEnd(node.type) ? (node.answers ?? []) : []
  const take = (index: number): void => {
    const answer = answers[index]
    if (answer) setTaken([...taken, { nodeId: here, answer: answer.label, to: answer.to }])
  }
  const back = (): void => setTaken(taken.slice(0, -1))
  useKey('b', back, { does: t('flows.walkThrough.back'), enabled: taken.length > 0 })
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      {NUMBERED.map((key, index) => (
        <AnswerKey key={key} keys={key} run={() => take(index)} enabled={index < answers.length} />
      ))}
      <Card>
        <p className="mb-4 text-muted text-sm">{t('flows.walkThrough.what')}</p>
        {node ? (
          <div key={taken.length} className="flex max-w-160 flex-col gap-4">
            <p>
              <Chip tone={NODE_KINDS[node.type].tone}>{t(`flows.kinds.${node.type}`)}</Chip>
            </p>
            <p dir="auto" aria-live="polite" className="break-words font-medium text-xl">
              {node.text || t('flows.blank')}
            </p>
            {node.help && <LazyMarkdown text={node.help} />}
            <ol className="flex flex-col gap-2">
              {answers.map((answer, index) => (
                <li key={answer.label}>
                  <button
                    type="button"
                    aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
                    onClick={() => take(index)}
                    className="flex w-full items-center gap-3 rounded-control border border-line-strong bg-surface px-4 py-2.5 text-start hover:bg-hover"
                  >
                    <span aria-hidden className="w-4 text-muted tabular-nums">
                      {index + 1}
                    </span>
                    <span dir="auto" className="min-w-0 break-words">
                      {answer.label}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
            {answers.length === 0 && (
              <p className="text-muted">
                {node.type === 'resolve' || node.type === 'escalate'
                  ? t(`flows.walkThrough.ends.${node.type}`)
                  : t('flows.walkThrough.stuck')}
              </p>
            )}
          </div>
        ) : (
          <EmptyState
            title={taken.length > 0 ? t('flows.walkThrough.stuck') : t('flows.walkThrough.noTree')}
          />
        )}
        <div className="mt-5 flex gap-2">
          <Button
            size="sm"
            look="quiet"
            why={taken.length === 0 ? t('flows.start') : undefined}
            icon={<CornerUpLeft aria-hidden className="size-4 rtl:-scale-x-100" />}
            keys="b"
            onClick={back}
          >
            {t('flows.walkThrough.back')}
          </Button>
          {taken.length > 0 && (
            <Button
              size="sm"
              look="quiet"
              icon={<RotateCcw aria-hidden className="size-4" />}
              onClick={() => setTaken([])}
            >
              {t('flows.walkThrough.again')}
            </Button>
          )}
        </div>
      </Card>
      <div className="flex flex-col gap-5">
        <Card title={t('flows.walkThrough.path')}>
          {taken.length === 0 && <p className="text-muted text-sm">{t('flows.walkThrough.noPath')}</p>}
          <ol className="flex flex-col gap-2 text-sm">
            {taken.map(({ nodeId, answer }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
              <li key={index}>
                <span dir="auto" className="block text-muted">
                  {nodeOf(tree, nodeId)?.text}
                </span>
                <span dir="auto" className="font-medium">
                  {answer}
                </span>
              </li>
            ))}
          </ol>
        </Card>
        <Card>
          <TreeMap tree={tree} taken={taken} standsAt={here} />
        </Card>
      </div>
    </div>
  )
}

function AnswerKey({ keys, run, enabled }: { keys: string; run: () => void; enabled: boolean }) {
  useKey(keys, run, { enabled })
  return null
}
