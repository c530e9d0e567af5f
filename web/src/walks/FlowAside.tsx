// Beside a walk: which flow and version it goes along, and a small map of it once that has loaded.

import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { to } from '../app/to.ts'
import { useWalkTree, type Walk } from './walk.ts'

const TreeMap = lazy(() =>
  import('../flows/TreeMap.tsx').then(
    (module) => ({ default: module.TreeMap }),
    // A walk goes on without its map.
    () => ({ default: (_: object) => <></> }),
  ),
)

export function FlowAside({ walk }: { walk: Walk }) {
  const { t } = useTranslation()
  const { flow } = walk
  const tree = useWalkTree(walk)
  if (!flow) return null
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">
        {walk.session_kind === 'flow' ? (
          <Link to={to.flow(flow.id)} dir="auto" className="text-link hover:underline">
            {flow.title}
          </Link>
        ) : (
          <span dir="auto">{flow.title}</span>
        )}
        {flow.version != null && (
          <span className="ms-2 text-muted">{t('flows.versionNumber', { version: flow.version })}</span>
        )}
        {flow.newer_version && <span className="block text-muted">{t('walks.newerVersion')}</span>}
      </p>
      {tree && (
        <Suspense fallback={null}>
          <TreeMap
            tree={tree}
            taken={walk.walked_path.map((step) => ({ nodeId: step.node_id, answer: step.answer }))}
            standsAt={walk.next_node?.id}
          />
        </Suspense>
      )}
    </div>
  )
}
