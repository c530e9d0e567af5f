// A tree, drawn: to pan, to zoom, to pick a node from. Loaded when somebody looks at a flow.

import '@xyflow/react/dist/base.css'
import {
  Background,
  BaseEdge,
  Controls,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'
import { TONES } from '../ui/Chip.tsx'
import { draw, line, type Point, READABLE, type Tree, type TreeNode } from './layout.ts'
import { NODE_KINDS } from './NodeKind.tsx'

type TreeNodeOnScreen = Node<{ node: TreeNode; isStart: boolean }, 'tree'>
type AnswerOnScreen = Edge<{ points: Point[]; at: Point; text: string }, 'answer'>

const NODE_TYPES = { tree: DrawnNode }
const EDGE_TYPES = { answer: DrawnAnswer }

/** From this many nodes on only what is in sight is drawn. */
const MANY = 120

interface FlowGraphProps {
  tree: Tree
  picked: string | undefined
  onPick: (nodeId: string | undefined) => void
}

export function FlowGraph({ tree, picked, onPick }: FlowGraphProps) {
  const { t } = useTranslation()
  const drawing = useMemo(() => draw(tree, READABLE), [tree])
  const nodes = useMemo<TreeNodeOnScreen[]>(
    () =>
      drawing.nodes.map(({ id, node, x, y }) => ({
        id,
        type: 'tree',
        position: { x, y },
        width: READABLE.node.width,
        height: READABLE.node.height,
        data: { node, isStart: id === tree.start },
        selected: id === picked,
        ariaLabel: `${t(`flows.kinds.${node.type}`)}: ${node.text}`,
      })),
    [drawing, picked, tree.start, t],
  )
  const edges = useMemo<AnswerOnScreen[]>(
    () =>
      drawing.answers.map(({ id, from, to, label, points, at }) => ({
        id,
        source: from,
        target: to,
        type: 'answer',
        data: { points, at, text: label },
        focusable: false,
        markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--control)', width: 16, height: 16 },
        className:
          picked !== undefined && (from === picked || to === picked) ? 'text-accent' : 'text-line-strong',
      })),
    [drawing, picked],
  )
  const start = drawing.nodes.find(({ id }) => id === tree.start)

  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesReconnectable={false}
      elementsSelectable
      deleteKeyCode={null}
      multiSelectionKeyCode={null}
      selectionKeyCode={null}
      minZoom={0.15}
      maxZoom={1.6}
      onlyRenderVisibleElements={nodes.length > MANY}
      fitView
      fitViewOptions={{
        minZoom: nodes.length > 14 ? 0.6 : 0.4,
        maxZoom: 1,
        padding: 0.12,
        nodes: nodes.length > 14 && start ? [{ id: start.id }] : undefined,
      }}
      onNodeClick={(_event, node) => onPick(node.id)}
      onSelectionChange={({ nodes: [node] }) => {
        if (node && node.id !== picked) onPick(node.id)
      }}
      onPaneClick={() => onPick(undefined)}
      proOptions={{ hideAttribution: true }}
      aria-label={t('flows.drawing')}
      ariaLabelConfig={{
        'node.a11yDescription.default': t('flows.graph.node'),
        'node.a11yDescription.keyboardDisabled': t('flows.graph.node'),
        'edge.a11yDescription.default': t('flows.graph.edge'),
        'controls.ariaLabel': t('flows.graph.controls'),
        'controls.zoomIn.ariaLabel': t('flows.graph.zoomIn'),
        'controls.zoomOut.ariaLabel': t('flows.graph.zoomOut'),
        'controls.fitView.ariaLabel': t('flows.graph.fit'),
        'handle.ariaLabel': t('flows.graph.handle'),
      }}
    >
      <Background color="var(--line)" gap={20} />
      <Controls showInteractive={false} className="flow-controls" />
    </ReactFlow>
  )
}

function DrawnNode({ data: { node, isStart }, selected }: NodeProps<TreeNodeOnScreen>) {
  const { t } = useTranslation()
  const { icon: Icon, tone } = NODE_KINDS[node.type]
  return (
    <div
      className={cx(
        'flex h-full w-full items-start gap-2 rounded-control border bg-surface p-2 text-start',
        selected ? 'border-accent ring-2 ring-accent' : isStart ? 'border-text' : 'border-line-strong',
      )}
    >
      <Handle type="target" position={Position.Top} isConnectable={false} className="invisible" />
      <span
        title={t(`flows.kinds.${node.type}`)}
        className={cx('mt-px flex size-5.5 shrink-0 items-center justify-center rounded-full', TONES[tone])}
      >
        <Icon aria-hidden className="size-3.5" />
      </span>
      <span dir="auto" className="line-clamp-3 grow break-words text-sm">
        {node.text}
      </span>
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="invisible" />
    </div>
  )
}

function DrawnAnswer({ id, data, markerEnd }: EdgeProps<AnswerOnScreen>) {
  if (!data) return null
  const { points, at, text } = data
  return (
    <>
      <BaseEdge id={id} path={line(points)} markerEnd={markerEnd} className="!stroke-current" />
      <EdgeLabelRenderer>
        <span
          dir="auto"
          className="pointer-events-none absolute max-w-35 truncate rounded-full border border-line bg-bg px-2 text-muted text-xs leading-5"
          style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
        >
          {text}
        </span>
      </EdgeLabelRenderer>
    </>
  )
}
