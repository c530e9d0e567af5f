// The versions of a flow: what each brought, how well it did, what differs between two, and the way back to an old one.

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api, cache, client, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { useAddress } from '../lib/address.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, Select } from '../ui/Field.tsx'
import { Card } from '../ui/Page.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import { Loading, SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { toast } from '../ui/toast.ts'
import { ChangeList } from './ChangeList.tsx'
import { both, diff, marks } from './diff.ts'
import { effectLine } from './effect.ts'
import { useMayChange } from './FlowPage.tsx'
import type { Tree } from './tree.ts'

const FlowGraph = lazy(async () => ({ default: (await import('./FlowGraph.tsx')).FlowGraph }))

type Flow = Schemas['FlowWithTree']
type Version = Schemas['VersionView']

export function Versions({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const versions = api.useQuery('get', '/flows/{id}/versions', { params: { path: { id: flow.id } } })
  return (
    <div className="flex flex-col gap-5">
      <Loaded
        query={versions}
        waiting={
          <Card flush>
            <SkeletonRows rows={3} />
          </Card>
        }
      >
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('flows.neverPublished')} />
          ) : (
            <>
              <List flow={flow} versions={items} />
              {items.length > 1 && <Comparison flow={flow} versions={items} />}
            </>
          )
        }
      </Loaded>
    </div>
  )
}

function List({ flow, versions }: { flow: Flow; versions: readonly Version[] }) {
  const { t } = useTranslation()
  const mayChange = useMayChange(flow)
  const [restored, setRestored] = useState<number | null>(null)
  return (
    <Card flush>
      <Table label={t('flows.versions')}>
        <HeadRow>
          <Heading>{t('flows.version')}</Heading>
          <Heading>{t('flows.change')}</Heading>
          <Heading className="hidden md:table-cell">{t('flows.effect')}</Heading>
          <Heading>{t('flows.published')}</Heading>
          {mayChange && <Heading />}
        </HeadRow>
        <tbody>
          {versions.map((version) => (
            <Row key={version.version}>
              <Cell className="whitespace-nowrap font-medium">
                <Link
                  to={to.flow(flow.id, { version: version.version })}
                  title={t('flows.lookAtVersion')}
                  className="text-link hover:underline"
                >
                  {t('flows.versionNumber', { version: version.version })}
                </Link>
                {version.version === flow.current_version && (
                  <span className="ms-2 font-normal text-muted">{t('flows.current')}</span>
                )}
              </Cell>
              <Cell dir="auto">
                {version.change_note || <span className="text-muted">{t('flows.noNote')}</span>}
              </Cell>
              <Cell className="hidden text-muted md:table-cell">{effectLine(t, version.effect)}</Cell>
              <Cell className="text-muted">
                <AbsoluteTime at={version.published_at} />
                <span dir="auto" className="block">
                  {version.published_by.name}
                </span>
              </Cell>
              {mayChange && (
                <Cell className="text-end">
                  {version.version !== flow.current_version && flow.status !== 'archived' && (
                    <Button size="sm" onClick={() => setRestored(version.version)}>
                      {t('flows.restoreVersion')}
                    </Button>
                  )}
                </Cell>
              )}
            </Row>
          ))}
        </tbody>
      </Table>
      {restored !== null && (
        <RestoreDialog flow={flow} version={restored} onClose={() => setRestored(null)} />
      )}
    </Card>
  )
}

/** An old version becomes the draft: to be looked at, changed and published like any other. */
function RestoreDialog({ flow, version, onClose }: { flow: Flow; version: number; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const old = useVersion(flow.id, version)
  const draft = api.useQuery('get', '/flows/{id}/draft', { params: { path: { id: flow.id } } })
  const save = api.useMutation('put', '/flows/{id}/draft', {
    onSuccess: async () => {
      await cache.invalidateQueries()
      toast(t('flows.restored', { version }))
      await navigate(to.editFlow(flow.id))
    },
  })
  const isReady = old.data !== undefined && draft.data !== undefined
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('flows.restoreTitle', { version })}
      description={flow.draft ? t('flows.restoreWhat') : undefined}
      primary={{
        label: t('flows.restoreVersion'),
        busy: save.isPending,
        why: isReady ? undefined : t('ui.loading'),
        run: () => {
          if (old.data && draft.data)
            save.mutate({
              params: { path: { id: flow.id } },
              body: { tree: old.data.tree, revision: draft.data.revision },
            })
        },
      }}
    >
      <Refusal error={old.error ?? draft.error ?? save.error} />
      {old.data && draft.data ? (
        <ChangeList
          changes={diff(draft.data.tree, old.data.tree)}
          before={draft.data.tree}
          after={old.data.tree}
          none={t('flows.same')}
        />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Dialog>
  )
}

/** A version as it was published; of none, nothing is asked. */
export function useVersion(flowId: string, version: number | undefined) {
  return useQuery({
    queryKey: ['version', flowId, version],
    enabled: version !== undefined,
    // What was published never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data, error } = await client.GET('/flows/{id}/versions/{version}', {
        params: { path: { id: flowId, version: version ?? 0 } },
      })
      if (!data) throw error
      return data
    },
  })
}

function Comparison({ flow, versions }: { flow: Flow; versions: readonly Version[] }) {
  const { t } = useTranslation()
  const [query, ask] = useAddress()
  const newest = versions[0]?.version ?? 1
  const chosen = (name: string, otherwise: number): number => {
    const number = Number(query.get(name))
    return versions.some(({ version }) => version === number) ? number : otherwise
  }
  const after = chosen('to', flow.current_version ?? newest)
  const before = chosen('from', after > 1 ? after - 1 : newest)
  const [one, other] = [useVersion(flow.id, before), useVersion(flow.id, after)]
  const picker = (name: 'from' | 'to', value: number, label: string) => (
    <Field label={label}>
      <Select value={value} onChange={(event) => ask(name, event.target.value)}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {t('flows.versionNumber', { version })}
          </option>
        ))}
      </Select>
    </Field>
  )
  return (
    <Card title={t('flows.compare')}>
      <div className="mb-4 flex flex-wrap gap-3">
        {picker('from', before, t('flows.compareFrom'))}
        {picker('to', after, t('flows.compareTo'))}
      </div>
      <Loaded query={one} waiting={<SkeletonRows rows={3} />}>
        {(old) => (
          <Loaded query={other} waiting={<SkeletonRows rows={3} />}>
            {(now) => <Compared before={old.tree} after={now.tree} />}
          </Loaded>
        )}
      </Loaded>
    </Card>
  )
}

/** What differs, as a list and in one drawing of both. */
export function Compared({ before, after }: { before: Tree; after: Tree }) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<string>()
  const changes = useMemo(() => diff(before, after), [before, after])
  const drawn = useMemo(() => both(before, after), [before, after])
  const marked = useMemo(() => marks(changes), [changes])
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <ChangeList changes={changes} before={before} after={after} none={t('flows.same')} onPick={setPicked} />
      {changes.length > 0 && (
        <div className="h-[max(24rem,60dvh)] overflow-hidden rounded-control border border-line">
          <Suspense fallback={<Loading />}>
            <FlowGraph tree={drawn} picked={picked} onPick={setPicked} marks={marked} />
          </Suspense>
        </div>
      )}
    </div>
  )
}
