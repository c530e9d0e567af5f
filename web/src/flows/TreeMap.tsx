// A small map of a tree with the way that was taken. Loaded after the page it stands on.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'
import { draw, line, SMALL } from './layout.ts'
import type { Tree } from './tree.ts'

interface TreeMapProps {
  tree: Tree
  /** The answers given, in order. */
  taken: readonly { nodeId: string; answer: string }[]
  standsAt: string | undefined
}

export function TreeMap({ tree, taken, standsAt }: TreeMapProps) {
  const { t } = useTranslation()
  const drawing = useMemo(() => draw(tree, SMALL), [tree])
  const visited = new Set(taken.map((step) => step.nodeId))
  const way = new Set(taken.map((step) => `${step.nodeId} ${step.answer}`))
  const { width, height } = SMALL.node
  return (
    <svg
      role="img"
      aria-label={t('flows.map', { count: taken.length })}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      className="max-h-56 w-full"
    >
      {drawing.answers.map(({ id, from, label, points }) => (
        <path
          key={id}
          d={line(points)}
          fill="none"
          strokeWidth={way.has(`${from} ${label}`) ? 3 : 1.25}
          className={way.has(`${from} ${label}`) ? 'stroke-accent' : 'stroke-line-strong'}
        />
      ))}
      {drawing.nodes.map(({ id, x, y }) => (
        <rect
          key={id}
          x={x}
          y={y}
          width={width}
          height={height}
          rx={4}
          strokeWidth={id === standsAt ? 3 : 1.25}
          className={cx(
            id === standsAt
              ? 'fill-surface stroke-accent'
              : visited.has(id)
                ? 'fill-accent stroke-accent'
                : 'fill-surface stroke-control',
          )}
        />
      ))}
    </svg>
  )
}
