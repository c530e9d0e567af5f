// One node of a tree in full: what it asks, its help, its answers and where they lead.

import { ArrowRight, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { LazyMarkdown } from '../ui/LazyMarkdown.tsx'
import { NODE_KINDS } from './NodeKind.tsx'
import type { Tree } from './tree.ts'

interface NodePanelProps {
  tree: Tree
  nodeId: string
  onPick: (nodeId: string | undefined) => void
}

export function NodePanel({ tree, nodeId, onPick }: NodePanelProps) {
  const { t } = useTranslation()
  const node = Object.hasOwn(tree.nodes, nodeId) ? tree.nodes[nodeId] : undefined
  if (!node) return null
  const { icon: Icon, tone } = NODE_KINDS[node.type]
  return (
    <section aria-label={t(`flows.kinds.${node.type}`)} className="flex flex-col gap-4 p-4">
      <div className="flex items-center justify-between gap-2">
        <div className="flex flex-wrap gap-2">
          <Chip tone={tone} icon={<Icon aria-hidden className="size-3.5" />}>
            {t(`flows.kinds.${node.type}`)}
          </Chip>
          {nodeId === tree.start && <Chip>{t('flows.start')}</Chip>}
        </div>
        <IconButton
          name={t('flows.closeNode')}
          icon={<X aria-hidden className="size-4" />}
          onClick={() => onPick(undefined)}
        />
      </div>
      <p dir="auto" className="break-words font-medium text-lg">
        {node.text}
      </p>
      {node.category && <p className="text-muted">{t('flows.category', { category: node.category })}</p>}
      {node.help && (
        <div>
          <h3 className="mb-1 font-medium text-muted text-sm">{t('flows.help')}</h3>
          <LazyMarkdown text={node.help} />
        </div>
      )}
      {node.answers && node.answers.length > 0 ? (
        <div>
          <h3 className="mb-1 font-medium text-muted text-sm">{t('flows.answers')}</h3>
          <ul className="flex flex-col gap-1.5">
            {node.answers.map((answer) => (
              <li key={answer.label}>
                <button
                  type="button"
                  onClick={() => onPick(answer.to)}
                  className="flex w-full items-center gap-2 rounded-control border border-line px-3 py-2 text-start hover:border-line-strong hover:bg-hover"
                >
                  <span className="min-w-0 grow">
                    <span dir="auto" className="block break-words font-medium">
                      {answer.label}
                    </span>
                    <span dir="auto" className="block truncate text-muted text-sm">
                      {(Object.hasOwn(tree.nodes, answer.to) && tree.nodes[answer.to]?.text) || answer.to}
                    </span>
                  </span>
                  <ArrowRight aria-hidden className="size-4 shrink-0 text-muted rtl:rotate-180" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="text-muted">{t('flows.end')}</p>
      )}
    </section>
  )
}
