// Beside a walk: which flow and version it goes along, and a small map of it once that has loaded.

import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/client.ts'
import { to } from '../app/to.ts'
import type { Walk } from './walk.ts'

const TreeMap = lazy(async () => ({ default: (await import('../flows/TreeMap.tsx')).TreeMap }))

export function FlowAside({ walk }: { walk: Walk }) {
  const { t } = useTranslation()
  const { flow } = walk
  // The tree at hand is the current version's; a walk on an older one goes along another tree.
  const hasMap = walk.session_kind === 'flow' && flow != null && !flow.newer_version
  const found = api.useQuery(
    'get',
    '/flows/{id}',
    { params: { path: { id: flow?.id ?? '' } } },
    { enabled: hasMap, staleTime: 60_000 },
  )
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
      {hasMap && found.data?.tree && found.data.current_version === flow.version && (
        <Suspense fallback={null}>
          <TreeMap
            tree={found.data.tree}
            taken={walk.walked_path.map((step) => ({ nodeId: step.node_id, answer: step.answer }))}
            standsAt={walk.next_node?.id}
          />
        </Suspense>
      )}
    </div>
  )
}
