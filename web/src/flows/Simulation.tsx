// A flow tried out as a whole: every way through it, its own examples, and the nodes that no real call came by.

import { CircleCheck, CircleX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { cx } from '../lib/cx.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Cell, Heading, HeadRow, Row, Table } from '../ui/Table.tsx'
import { pathsThrough, type WalkPath } from './paths.ts'
import { isEnd, nodeOf, type Tree, walkTo } from './tree.ts'

interface SimulationProps {
  /** The flow that was walked on real calls; none for what was never published. */
  flowId?: string | undefined
  tree: Tree
  onPick: (nodeId: string) => void
}

const SHOWN_AT_FIRST = 20
/** More rows are not drawn; what they end at is counted all the same. */
const MOST_SHOWN = 500

export function Simulation({ flowId, tree, onPick }: SimulationProps) {
  const { t } = useTranslation()
  const { paths, isCut } = useMemo(() => pathsThrough(tree), [tree])
  const [shown, setShown] = useState(SHOWN_AT_FIRST)
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2">
      <Card
        flush
        title={t('flows.paths.byEnd')}
        aside={
          isCut
            ? t('flows.paths.cut', { count: paths.length })
            : t('flows.paths.count', { count: paths.length })
        }
      >
        <Ends tree={tree} paths={paths} onPick={onPick} />
      </Card>
      <div className="flex flex-col gap-5">
        <Card title={t('flows.paths.examples')}>
          <Examples tree={tree} onPick={onPick} />
        </Card>
        {flowId !== undefined && <Reach flowId={flowId} tree={tree} onPick={onPick} />}
      </div>
      <Card flush title={t('flows.paths.title')} className="xl:col-span-2">
        <Table label={t('flows.paths.title')}>
          <HeadRow>
            <Heading end>{t('flows.paths.length')}</Heading>
            <Heading>{t('flows.paths.way')}</Heading>
            <Heading>{t('flows.paths.end')}</Heading>
          </HeadRow>
          <tbody>
            {paths.slice(0, shown).map((path, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a way is its place
              <Row key={index}>
                <Cell className="text-end tabular-nums">{path.answers.length}</Cell>
                <Cell dir="auto" className="w-full max-w-0 truncate">
                  {path.answers.map(({ label }) => label).join(' → ')}
                </Cell>
                <Cell className="max-w-80 truncate">
                  <EndName tree={tree} id={path.end} onPick={onPick} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
        {shown < Math.min(paths.length, MOST_SHOWN) && (
          <div className="flex justify-center border-line border-t p-2">
            <Button look="quiet" onClick={() => setShown(MOST_SHOWN)}>
              {t('flows.paths.more', { count: Math.min(paths.length, MOST_SHOWN) - shown })}
            </Button>
          </div>
        )}
      </Card>
    </div>
  )
}

function Ends({
  tree,
  paths,
  onPick,
}: { paths: readonly WalkPath[] } & Pick<SimulationProps, 'tree' | 'onPick'>) {
  const { t } = useTranslation()
  const ends = new Map<string, { ways: number; shortest: number; longest: number }>()
  for (const { end, answers } of paths) {
    const known = ends.get(end)
    ends.set(end, {
      ways: (known?.ways ?? 0) + 1,
      shortest: Math.min(known?.shortest ?? answers.length, answers.length),
      longest: Math.max(known?.longest ?? 0, answers.length),
    })
  }
  return (
    <Table label={t('flows.paths.byEnd')}>
      <HeadRow>
        <Heading>{t('flows.paths.end')}</Heading>
        <Heading end>{t('flows.paths.ways')}</Heading>
        <Heading end>{t('flows.paths.shortest')}</Heading>
        <Heading end>{t('flows.paths.longest')}</Heading>
      </HeadRow>
      <tbody>
        {[...ends].map(([id, { ways, shortest, longest }]) => (
          <Row key={id}>
            <Cell className="w-full max-w-0 truncate">
              <EndName tree={tree} id={id} onPick={onPick} />
            </Cell>
            <Cell className="text-end tabular-nums">{ways}</Cell>
            <Cell className="text-end tabular-nums">{shortest}</Cell>
            <Cell className="text-end tabular-nums">{longest}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function EndName({ tree, id, onPick }: { id: string } & Pick<SimulationProps, 'tree' | 'onPick'>) {
  const { t } = useTranslation()
  const node = nodeOf(tree, id)
  return (
    <button
      type="button"
      dir="auto"
      onClick={() => onPick(id)}
      className="max-w-full truncate hover:underline"
    >
      {node?.text || id}
      {node && !isEnd(node.type) && <span className="ms-2 text-bad">{t('flows.paths.stuck')}</span>}
    </button>
  )
}

function Examples({ tree, onPick }: Pick<SimulationProps, 'tree' | 'onPick'>) {
  const { t } = useTranslation()
  const examples = tree.examples ?? []
  if (examples.length === 0) return <p className="text-muted">{t('flows.paths.noExamples')}</p>
  return (
    <ol className="flex flex-col gap-2">
      {examples.map((example, index) => {
        const { here } = walkTo(tree, example.answers)
        const passes = here === example.end
        const Icon = passes ? CircleCheck : CircleX
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place
          <li key={index} className="flex items-start gap-2">
            <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', passes ? 'text-good' : 'text-bad')} />
            <button type="button" onClick={() => onPick(here ?? example.end)} className="min-w-0 text-start">
              <span dir="auto" className="block break-words">
                {example.answers.join(' → ')}
              </span>
              <span className="text-muted text-sm">
                {passes
                  ? t('flows.paths.passes', { end: example.end })
                  : t('flows.paths.fails', { end: example.end })}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function Reach({ flowId, tree, onPick }: { flowId: string } & Pick<SimulationProps, 'tree' | 'onPick'>) {
  const { t } = useTranslation()
  const effect = api.useQuery('get', '/flows/{id}/effect', { params: { path: { id: flowId } } })
  return (
    <Card title={t('flows.paths.reach')}>
      <Loaded query={effect} waiting={<SkeletonRows rows={2} />}>
        {(data) => <Unreached tree={tree} effect={data} onPick={onPick} />}
      </Loaded>
    </Card>
  )
}

function Unreached({
  tree,
  effect,
  onPick,
}: { effect: Schemas['EffectView'] } & Pick<SimulationProps, 'tree' | 'onPick'>) {
  const { t } = useTranslation()
  if (effect.walks === 0) return <p className="text-muted">{t('flows.paths.noWalks')}</p>
  const reached = new Set(effect.nodes.map(({ node_id }) => node_id))
  const unreached = Object.keys(tree.nodes).filter((id) => !reached.has(id))
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">{t('flows.paths.reachWhat', { count: effect.walks })}</p>
      {unreached.length === 0 ? (
        <p>{t('flows.paths.allReached')}</p>
      ) : (
        <>
          <h3 className="font-medium text-sm">{t('flows.paths.unreached')}</h3>
          <ul className="flex max-h-60 flex-col gap-1 overflow-y-auto">
            {unreached.map((id) => (
              <li key={id}>
                <EndNameOf tree={tree} id={id} onPick={onPick} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function EndNameOf({ tree, id, onPick }: { id: string } & Pick<SimulationProps, 'tree' | 'onPick'>) {
  return (
    <button type="button" dir="auto" onClick={() => onPick(id)} className="text-start hover:underline">
      {nodeOf(tree, id)?.text || id}
    </button>
  )
}
