// A tree, drawn: to pan, to zoom, to pick a node from. Loaded when somebody looks at a flow.

import '@xyflow/react/dist/base.css'
import {
  Background,
  BaseEdge,
  ControlButton,
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
  type ReactFlowInstance,
  type Viewport,
} from '@xyflow/react'
import { CircleAlert, Maximize } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'
import { TONES } from '../ui/Chip.tsx'
import type { Mark } from './diff.ts'
import {
  around,
  draw,
  EVERYWHERE,
  firstView,
  line,
  NOWHERE,
  nearby,
  type Point,
  READABLE,
  type Region,
  shapeOf,
} from './layout.ts'
import { NODE_KINDS } from './NodeKind.tsx'
import { Overview } from './Overview.tsx'
import { isEnd, nodeOf, type Tree, type TreeNode } from './tree.ts'

interface Shown {
  node: TreeNode
  isStart: boolean
  mark: Mark | undefined
  isFlawed: boolean
  isConnectable: boolean
}

type TreeNodeOnScreen = Node<Shown & Record<string, unknown>, 'tree'>
type AnswerOnScreen = Edge<{ points: Point[]; at: Point; text: string }, 'answer'>

const NODE_TYPES = { tree: DrawnNode }
const EDGE_TYPES = { answer: DrawnAnswer }

/** From this many nodes on only what is in or near sight is drawn. */
const MANY = 120
/** From this many on it helps to see where in the whole one is. */
const MANY_ON_A_MAP = 30

const MARKED: Record<Mark, string> = {
  added: 'border-good bg-good-ground',
  removed: 'border-bad border-dashed bg-bad-ground',
  changed: 'border-warn bg-warn-ground',
}

interface FlowGraphProps {
  tree: Tree
  picked: string | undefined
  onPick: (nodeId: string | undefined) => void
  /** What differs from another version. */
  marks?: ReadonlyMap<string, Mark>
  /** Nodes with problems. */
  flawed?: ReadonlySet<string>
  /** An answer was drawn from one node to another. Without it nothing can be drawn. */
  onConnect?: (from: string, to: string) => void
}

/** Where answers leave and arrive, said beforehand: a line is drawn before its nodes were seen. */
const HANDLES = [
  { type: 'target' as const, position: Position.Top, x: READABLE.node.width / 2, y: 0 },
  {
    type: 'source' as const,
    position: Position.Bottom,
    x: READABLE.node.width / 2,
    y: READABLE.node.height,
  },
]

const NO_MARKS: ReadonlyMap<string, Mark> = new Map()
const UNFLAWED: ReadonlySet<string> = new Set()

export function FlowGraph({
  tree,
  picked,
  onPick,
  marks = NO_MARKS,
  flawed = UNFLAWED,
  onConnect,
}: FlowGraphProps) {
  const { t } = useTranslation()
  const isConnectable = onConnect !== undefined
  // Placing everything anew takes longer than a key press may; what is typed into a node moves nothing.
  const shape = useMemo(() => shapeOf(tree), [tree])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape is all of the tree that counts
  const drawing = useMemo(() => draw(tree, READABLE), [shape])
  const isLarge = drawing.nodes.length > MANY
  const [region, setRegion] = useState<Region>(NOWHERE)
  // The library looks through all it is given with every frame and key: of a large tree it gets what is near.
  const near = useMemo(() => nearby(drawing, isLarge ? region : EVERYWHERE), [drawing, isLarge, region])
  const nodes = useMemo<TreeNodeOnScreen[]>(
    () =>
      near.nodes.map(({ id, node: placed, x, y }) => {
        const node = nodeOf(tree, id) ?? placed
        return {
          id,
          type: 'tree',
          position: { x, y },
          width: READABLE.node.width,
          height: READABLE.node.height,
          data: {
            node,
            isStart: id === tree.start,
            mark: marks.get(id),
            isFlawed: flawed.has(id),
            isConnectable,
          },
          handles: HANDLES,
          selected: id === picked,
          ariaLabel: `${t(`flows.kinds.${node.type}`)}: ${node.text}`,
        }
      }),
    [near, tree, picked, marks, flawed, isConnectable, t],
  )
  const edges = useMemo<AnswerOnScreen[]>(
    () =>
      near.answers.map(({ id, from, to, label, points, at }) => ({
        id,
        // Where only one end is near, that will do for both: the line goes its own way.
        source: near.ids.has(from) ? from : to,
        target: near.ids.has(to) ? to : from,
        type: 'answer',
        data: { points, at, text: label },
        focusable: false,
        markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--control)', width: 16, height: 16 },
        className:
          picked !== undefined && (from === picked || to === picked) ? 'text-accent' : 'text-line-strong',
      })),
    [near, picked],
  )
  const box = useRef<HTMLDivElement>(null)
  const [flow, setFlow] = useState<ReactFlowInstance<TreeNodeOnScreen, AnswerOnScreen> | null>(null)

  // Whoever has looked elsewhere in the drawing stays there.
  const isPlaced = useRef(false)
  const keepPlace = (): void => {
    isPlaced.current = true
  }

  const look = (viewport: Viewport): void => {
    const room = box.current
    if (isLarge && room) setRegion((before) => around(viewport, room, before))
  }

  // As the room for it changes (a turned tablet, a panel beside it), the drawing begins again where one begins to read.
  useEffect(() => {
    const room = box.current
    if (!flow || !room) return undefined
    const begin = (): void => {
      const { clientWidth: width, clientHeight: height } = room
      if (isPlaced.current || width === 0 || height === 0) return
      void flow.setViewport(firstView(drawing, tree.start, { width, height }))
    }
    begin()
    const observer = new ResizeObserver(begin)
    observer.observe(room)
    return () => observer.disconnect()
  }, [flow, drawing, tree.start])

  // A node picked in the panel comes into sight.
  useEffect(() => {
    if (!flow || picked === undefined) return
    const node = drawing.nodes.find(({ id }) => id === picked)
    if (!node || !box.current) return
    const { x, y, zoom } = flow.getViewport()
    const at = { left: node.x * zoom + x, top: node.y * zoom + y }
    const isSeen =
      at.left >= 0 &&
      at.top >= 0 &&
      at.left + READABLE.node.width * zoom <= box.current.clientWidth &&
      at.top + READABLE.node.height * zoom <= box.current.clientHeight
    if (!isSeen) {
      isPlaced.current = true
      void flow.setCenter(node.x + READABLE.node.width / 2, node.y + READABLE.node.height / 2, {
        zoom,
        // A flight over the whole of a large tree would show all of it on its way.
        duration: isLarge ? 0 : 160,
      })
    }
  }, [flow, picked, drawing, isLarge])

  return (
    <div ref={box} dir="ltr" className="h-full w-full">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        nodesDraggable={false}
        nodesConnectable={isConnectable}
        // While it is edited, arrows and Tab mean something else: the whole drawing is one place for the keyboard.
        nodesFocusable={!isConnectable}
        onConnect={({ source, target }) => onConnect?.(source, target)}
        edgesReconnectable={false}
        elementsSelectable
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        minZoom={0.15}
        maxZoom={1.6}
        onInit={setFlow}
        onMove={(_, viewport) => look(viewport)}
        // Without an event it was not a person who moved it.
        onMoveStart={(event) => event && keepPlace()}
        onNodesChange={(changes) => {
          const chosen = changes.find((change) => change.type === 'select' && change.selected)
          if (chosen && 'id' in chosen) onPick(chosen.id)
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
          'handle.ariaLabel': t('flows.graph.handle'),
        }}
      >
        <Background color="var(--line)" gap={20} />
        {drawing.nodes.length > MANY_ON_A_MAP && (
          <Overview drawing={drawing} picked={picked} onMove={keepPlace} />
        )}
        <Controls
          showInteractive={false}
          onZoomIn={keepPlace}
          onZoomOut={keepPlace}
          showFitView={false}
          className="overflow-hidden rounded-control border border-line-strong bg-surface [&_button:hover]:bg-hover [&_button]:flex [&_button]:size-8 [&_button]:items-center [&_button]:justify-center [&_svg]:size-3 [&_svg]:fill-current"
        >
          <ControlButton
            title={t('flows.graph.fit')}
            aria-label={t('flows.graph.fit')}
            onClick={() => {
              keepPlace()
              const { width, height } = drawing
              void flow?.fitBounds({ x: 0, y: 0, width, height }, { padding: 0.04 })
            }}
          >
            <Maximize aria-hidden className="!fill-none" />
          </ControlButton>
        </Controls>
      </ReactFlow>
    </div>
  )
}

function DrawnNode({ data, selected }: NodeProps<TreeNodeOnScreen>) {
  const { t } = useTranslation()
  const { node, isStart, mark, isFlawed, isConnectable } = data
  const handle = isConnectable ? '!size-2.5 rounded-full border !border-accent !bg-surface' : 'invisible'
  const { icon: Icon, tone } = NODE_KINDS[node.type]
  return (
    <div
      className={cx(
        'relative flex h-full w-full items-start gap-2 rounded-control border p-2 text-start',
        mark ? MARKED[mark] : cx('bg-surface', isStart ? 'border-text' : 'border-line-strong'),
        selected && 'border-accent ring-2 ring-accent',
      )}
    >
      <Handle type="target" position={Position.Top} isConnectable={isConnectable} className={handle} />
      {mark && <span className="sr-only">{t(`flows.marks.${mark}`)}</span>}
      <span
        title={t(`flows.kinds.${node.type}`)}
        className={cx('mt-px flex size-5.5 shrink-0 items-center justify-center rounded-full', TONES[tone])}
      >
        <Icon aria-hidden className="size-3.5" />
      </span>
      <span dir="auto" className="line-clamp-3 grow break-words text-start text-sm">
        {node.text || <span className="text-muted italic">{t('flows.blank')}</span>}
      </span>
      {isFlawed && (
        <CircleAlert role="img" aria-label={t('flows.flawed')} className="size-4 shrink-0 text-bad" />
      )}
      <Handle
        type="source"
        position={Position.Bottom}
        isConnectable={isConnectable && !isEnd(node.type)}
        className={isEnd(node.type) ? 'invisible' : handle}
      />
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
