// A flow: its tree to look at and read, to walk and to try out; its versions, its files, and what can be done with it.

import { Ellipsis, FileDown, PencilLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { api, cache, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { problemOf } from '../api/problem.ts'
import { problemText } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { ProposeChange } from '../proposals/ProposeButton.tsx'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Chip, StatusChip } from '../ui/Chip.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { Loading, Skeleton } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { toast } from '../ui/toast.ts'
import { ArchiveDialog, DiscardDialog } from './EndDialogs.tsx'
import { effectLine } from './effect.ts'
import { Simulation } from './Simulation.tsx'
import { GRAPH_HEIGHT, TreePart } from './TreePart.tsx'
import type { Tree } from './tree.ts'
import { useVersion, Versions } from './Versions.tsx'
import { WalkThrough } from './WalkThrough.tsx'

type Flow = Schemas['FlowWithTree']
const PARTS = ['tree', 'preview', 'simulate', 'versions'] as const
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
      actions={flow.data && <Actions flow={flow.data} />}
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
        {flow.current_version != null && <span>{effectLine(t, flow.effect)}</span>}
        {flow.draft && flow.status !== 'draft' && (
          <Chip tone="warn" icon={<PencilLine aria-hidden className="size-3.5" />}>
            {t('flows.draftMark', { name: flow.draft.saved_by.name })}
          </Chip>
        )}
        {flow.tags.map((tag) => (
          <Link key={tag} to={to.flows({ tag })}>
            <Chip>{tag}</Chip>
          </Link>
        ))}
      </div>
    </div>
  )
}

/** Whether it is theirs to change: engineers their own, owners any. */
export function useMayChange(flow: Schemas['FlowView'] | undefined): boolean {
  const { user, permissions } = useMe()
  return permissions.manage_account || (permissions.author_flows && flow?.author.id === user.id)
}

function Actions({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { permissions } = useMe()
  const mayChange = useMayChange(flow)
  const [asks, setAsks] = useState<'archive' | 'discard' | null>(null)
  const params = { params: { path: { id: flow.id } } }
  const refused = (error: unknown): void => void toast(problemText(problemOf(error)))
  const duplicate = api.useMutation('post', '/flows/{id}/duplicate', {
    onSuccess: async (copy) => {
      toast(t('flows.copied', { title: copy.title }))
      await navigate(to.editFlow(copy.id))
    },
    onError: refused,
  })
  const restore = api.useMutation('post', '/flows/{id}/restore', {
    onSuccess: () => cache.invalidateQueries(),
    onError: refused,
  })
  const entries: MenuEntry[] = []
  if (permissions.author_flows) {
    entries.push({ name: t('flows.duplicate'), run: () => duplicate.mutate(params) })
    if (flow.draft && flow.current_version != null && mayChange)
      entries.push({ name: t('flows.discard'), run: () => setAsks('discard') })
    const why = mayChange ? undefined : t('flows.notYours', { name: flow.author.name })
    entries.push(
      flow.status === 'archived'
        ? { name: t('flows.restore'), why, run: () => restore.mutate(params) }
        : { name: t('flows.archive'), why, run: () => setAsks('archive') },
    )
  }
  return (
    <>
      {flow.current_version != null && (
        <Menu
          align="end"
          trigger={<Button icon={<FileDown aria-hidden className="size-4" />}>{t('flows.export')}</Button>}
          entries={FORMATS.map((format) => ({
            name: t(`flows.exportAs.${format}`),
            run: () => window.location.assign(to.flowExport(flow.id, format)),
          }))}
        />
      )}
      {entries.length > 0 && (
        <Menu
          align="end"
          trigger={<Button icon={<Ellipsis aria-hidden className="size-4" />}>{t('flows.actions')}</Button>}
          entries={entries}
        />
      )}
      {permissions.author_flows &&
        flow.status !== 'archived' &&
        (mayChange ? (
          <Link to={to.editFlow(flow.id)} className={buttonClass('primary')}>
            <PencilLine aria-hidden className="size-4" />
            {t('flows.editor.edit')}
          </Link>
        ) : null)}
      {permissions.read_tickets && !mayChange && flow.status === 'published' && (
        <ProposeChange flowId={flow.id} title={flow.title} />
      )}
      {asks === 'archive' && <ArchiveDialog flow={flow} onClose={() => setAsks(null)} />}
      {asks === 'discard' && <DiscardDialog flow={flow} onClose={() => setAsks(null)} />}
    </>
  )
}

function Parts({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const [query, setQuery] = useSearchParams()
  const part = PARTS.find((known) => known === query.get('tab')) ?? 'tree'
  const asked = Number(query.get('version') ?? 0)
  const version = asked > 0 && asked !== flow.current_version ? asked : undefined
  const old = useVersion(flow.id, version)
  const draft = useDraftTree(flow)
  const tree = version === undefined ? (flow.tree ?? draft) : old.data?.tree
  const kept = version === undefined ? undefined : { version: String(version) }
  const show = (node: string): void => setQuery({ ...kept, node }, { replace: true })
  const none =
    version === undefined ? (
      <EmptyState title={t('flows.neverPublished')}>{t('flows.neverPublishedWhy')}</EmptyState>
    ) : (
      <Loaded query={old} waiting={<GraphSkeleton />}>
        {() => null}
      </Loaded>
    )
  return (
    <>
      {version !== undefined && flow.current_version != null && (
        <Notice
          tone="info"
          action={
            <Button size="sm" onClick={() => setQuery({}, { replace: true })}>
              {t('flows.toCurrent')}
            </Button>
          }
        >
          {t('flows.oldVersion', { version, current: flow.current_version })}
        </Notice>
      )}
      <Tabs
        label={flow.title}
        value={part}
        onChange={(next) =>
          setQuery({ ...kept, ...(next === 'tree' ? {} : { tab: next }) }, { replace: true })
        }
        tabs={[
          { value: 'tree', label: t('flows.tree'), panel: tree ? <TreePart tree={tree} /> : none },
          { value: 'preview', label: t('flows.preview'), panel: tree ? <WalkThrough tree={tree} /> : none },
          {
            value: 'simulate',
            label: t('flows.simulate'),
            panel: tree ? (
              <Simulation
                flowId={flow.current_version == null ? undefined : flow.id}
                tree={tree}
                onPick={show}
              />
            ) : (
              none
            ),
          },
          { value: 'versions', label: t('flows.versions'), panel: <Versions flow={flow} /> },
        ]}
      />
    </>
  )
}

/** The tree of a flow that was never published, for those who author. */
function useDraftTree(flow: Flow): Tree | undefined {
  const { permissions } = useMe()
  const draft = api.useQuery(
    'get',
    '/flows/{id}/draft',
    { params: { path: { id: flow.id } } },
    { enabled: flow.tree == null && permissions.author_flows },
  )
  return draft.data?.tree
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
