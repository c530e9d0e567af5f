// A flow: its tree to look at and read, its versions, its files.

import { FileDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { Chip, StatusChip } from '../ui/Chip.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Card, Page } from '../ui/Page.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import { Loading, Skeleton, SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { NodePanel } from './NodePanel.tsx'

const FlowGraph = lazy(async () => ({ default: (await import('./FlowGraph.tsx')).FlowGraph }))

type Flow = Schemas['FlowWithTree']
const PARTS = ['tree', 'versions'] as const
const FORMATS = ['yaml', 'json', 'mermaid'] as const

export function FlowPage() {
  const { t } = useTranslation()
  const { flowId = '' } = useParams()
  const flow = api.useQuery('get', '/flows/{id}', { params: { path: { id: flowId } } })
  const crumbs = (
    <Link to={to.flows()} className="hover:text-text hover:underline">
      {t('flows.title')}
    </Link>
  )
  return (
    <Page
      title={flow.data?.title ?? t('flows.flow')}
      heading={flow.data?.title ?? (flow.error ? t('flows.flow') : <Skeleton className="h-7 w-72" />)}
      crumbs={crumbs}
      sub={flow.data && <Facts flow={flow.data} />}
      actions={flow.data?.current_version != null && <Export flow={flow.data} />}
      width="full"
    >
      <Loaded query={flow} waiting={<GraphSkeleton />}>
        {(data) => <Parts flow={data} />}
      </Loaded>
    </Page>
  )
}

function Facts({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-2">
      <p dir="auto" className="max-w-3xl">
        {flow.summary}
      </p>
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <StatusChip status={flow.status} />
        {flow.current_version != null && (
          <span>{t('flows.versionNumber', { version: flow.current_version })}</span>
        )}
        {flow.tree && <span>{t('flows.nodes', { count: Object.keys(flow.tree.nodes).length })}</span>}
        {flow.tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </div>
    </div>
  )
}

function Export({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  return (
    <Menu
      trigger={<Button icon={<FileDown aria-hidden className="size-4" />}>{t('flows.export')}</Button>}
      entries={FORMATS.map((format) => ({
        name: t(`flows.exportAs.${format}`),
        run: () => window.location.assign(to.flowExport(flow.id, format)),
      }))}
    />
  )
}

function Parts({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const [query, setQuery] = useSearchParams()
  const part = PARTS.find((known) => known === query.get('tab')) ?? 'tree'
  return (
    <Tabs
      label={flow.title}
      value={part}
      onChange={(next) => setQuery(next === 'tree' ? {} : { tab: next }, { replace: true })}
      tabs={[
        { value: 'tree', label: t('flows.tree'), panel: <TreePart flow={flow} /> },
        { value: 'versions', label: t('flows.versions'), panel: <Versions flow={flow} /> },
      ]}
    />
  )
}

const GRAPH_HEIGHT = 'h-[max(24rem,calc(100dvh-18rem))]'

function TreePart({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const [query, setQuery] = useSearchParams()
  const picked = query.get('node') ?? undefined
  const pick = (nodeId: string | undefined): void =>
    setQuery(nodeId === undefined ? {} : { node: nodeId }, { replace: true })
  if (!flow.tree)
    return <EmptyState title={t('flows.neverPublished')}>{t('flows.neverPublishedWhy')}</EmptyState>
  return (
    <div className="flex flex-col overflow-hidden rounded-card border border-line bg-surface lg:flex-row">
      <div className={`${GRAPH_HEIGHT} min-w-0 grow`}>
        <Suspense fallback={<Loading />}>
          <FlowGraph tree={flow.tree} picked={picked} onPick={pick} />
        </Suspense>
      </div>
      <div className="border-line border-t lg:max-h-[max(24rem,calc(100dvh-18rem))] lg:w-88 lg:shrink-0 lg:overflow-y-auto lg:border-s lg:border-t-0">
        {picked === undefined ? (
          <p className="p-4 text-muted">{t('flows.pickNode')}</p>
        ) : (
          <NodePanel tree={flow.tree} nodeId={picked} onPick={pick} />
        )}
      </div>
    </div>
  )
}

function Versions({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const versions = api.useQuery('get', '/flows/{id}/versions', { params: { path: { id: flow.id } } })
  return (
    <Card flush className="max-w-4xl">
      <Loaded query={versions} waiting={<SkeletonRows rows={3} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('flows.neverPublished')} />
          ) : (
            <Table label={t('flows.versions')}>
              <HeadRow>
                <Heading>{t('flows.version')}</Heading>
                <Heading>{t('flows.change')}</Heading>
                <Heading>{t('flows.published')}</Heading>
              </HeadRow>
              <tbody>
                {items.map((version) => (
                  <Row key={version.version}>
                    <Cell className="whitespace-nowrap font-medium">
                      {t('flows.versionNumber', { version: version.version })}
                      {version.version === flow.current_version && (
                        <span className="ms-2 font-normal text-muted">{t('flows.current')}</span>
                      )}
                    </Cell>
                    <Cell dir="auto">
                      {version.change_note || <span className="text-muted">{t('flows.noNote')}</span>}
                    </Cell>
                    <Cell className="text-muted">
                      <AbsoluteTime at={version.published_at} />
                      <span dir="auto" className="block">
                        {version.published_by.name}
                      </span>
                    </Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
    </Card>
  )
}

function GraphSkeleton() {
  return (
    <div className={`${GRAPH_HEIGHT} rounded-card border border-line bg-surface p-6`}>
      <Loading />
      <div className="mx-auto flex max-w-xl flex-col items-center gap-10">
        <Skeleton className="h-16 w-52" />
        <div className="flex gap-10">
          <Skeleton className="h-16 w-52" />
          <Skeleton className="h-16 w-52" />
        </div>
        <Skeleton className="h-16 w-52" />
      </div>
    </div>
  )
}
