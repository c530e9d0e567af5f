// Where in a large drawing one is: the whole of it, small, with a frame around what is seen. Pressing or dragging goes there.

import { Panel, type ReactFlowState, useReactFlow, useStore, useViewport } from '@xyflow/react'
import { type PointerEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Drawing, READABLE } from './layout.ts'

const WIDTH = 200
const HEIGHT = 150

interface OverviewProps {
  drawing: Drawing
  picked: string | undefined
  onMove: () => void
}

export function Overview({ drawing, picked, onMove }: OverviewProps) {
  const { t } = useTranslation()
  const { setCenter, getZoom } = useReactFlow()
  const seen = useViewport()
  const width = useStore((store: ReactFlowState) => store.width)
  const height = useStore((store: ReactFlowState) => store.height)
  // One path for all of them: it is drawn anew only with the tree.
  const nodes = useMemo(
    () =>
      drawing.nodes
        .map(
          ({ x, y }) => `M${x},${y}h${READABLE.node.width}v${READABLE.node.height}h${-READABLE.node.width}z`,
        )
        .join(''),
    [drawing],
  )
  const scale = Math.max(drawing.width / WIDTH, drawing.height / HEIGHT) * 1.1
  const [left, top] = [(drawing.width - WIDTH * scale) / 2, (drawing.height - HEIGHT * scale) / 2]
  const here = drawing.nodes.find(({ id }) => id === picked)
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons === 0) return
    const room = event.currentTarget.getBoundingClientRect()
    onMove()
    void setCenter(left + (event.clientX - room.left) * scale, top + (event.clientY - room.top) * scale, {
      zoom: getZoom(),
    })
  }
  return (
    <Panel position="bottom-right" className="hidden md:block">
      <svg
        role="img"
        aria-label={t('flows.graph.map')}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`${left} ${top} ${WIDTH * scale} ${HEIGHT * scale}`}
        onPointerDown={go}
        onPointerMove={go}
        className="cursor-pointer touch-none rounded-control border border-line-strong bg-surface"
      >
        {/* Thin enough to vanish in a drawing this small, they get an outline as wide as a pixel. */}
        <path d={nodes} vectorEffect="non-scaling-stroke" className="fill-control stroke-control" />
        {here && (
          <rect
            x={here.x}
            y={here.y}
            {...READABLE.node}
            vectorEffect="non-scaling-stroke"
            strokeWidth={4}
            className="fill-accent stroke-accent"
          />
        )}
        <rect
          x={-seen.x / seen.zoom}
          y={-seen.y / seen.zoom}
          width={width / seen.zoom}
          height={height / seen.zoom}
          vectorEffect="non-scaling-stroke"
          strokeWidth={1.5}
          className="fill-accent/10 stroke-accent"
        />
      </svg>
    </Panel>
  )
}
