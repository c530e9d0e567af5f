// A tree to look at: its drawing, and beside it the node that is picked.

import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../lib/address.ts'
import { Loading } from '../ui/Skeleton.tsx'
import { NodePanel } from './NodePanel.tsx'
import type { Tree } from './tree.ts'

const FlowGraph = lazy(async () => ({ default: (await import('./FlowGraph.tsx')).FlowGraph }))

export const GRAPH_HEIGHT = 'h-[max(24rem,calc(100dvh-18rem))]'

export function TreePart({ tree }: { tree: Tree }) {
  const { t } = useTranslation()
  const [query, ask] = useAddress()
  const picked = query.get('node') ?? undefined
  const pick = (nodeId: string | undefined): void => ask('node', nodeId ?? '')
  return (
    <div className="flex flex-col overflow-hidden rounded-card border border-line bg-surface lg:flex-row">
      <div className={`${GRAPH_HEIGHT} min-w-0 grow`}>
        <Suspense fallback={<Loading />}>
          <FlowGraph tree={tree} picked={picked} onPick={pick} />
        </Suspense>
      </div>
      <div className="border-line border-t lg:max-h-[max(24rem,calc(100dvh-18rem))] lg:w-88 lg:shrink-0 lg:overflow-y-auto lg:border-s lg:border-t-0">
        {picked === undefined ? (
          <p className="p-4 text-muted">{t('flows.pickNode')}</p>
        ) : (
          <NodePanel tree={tree} nodeId={picked} onPick={pick} />
        )}
      </div>
    </div>
  )
}
