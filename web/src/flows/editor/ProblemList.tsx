// All that keeps a draft from being published; a press shows where.

import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { flowProblemText } from '../problem.ts'
import { nodeOf, type Tree } from '../tree.ts'
import type { FlowProblem } from './draft-keeper.ts'

interface ProblemListProps {
  problems: readonly FlowProblem[]
  tree: Tree
  onPick: (nodeId: string | undefined) => void
}

/** Nobody reads further. */
const MOST_SHOWN = 200

export function ProblemList({ problems, tree, onPick }: ProblemListProps) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('flows.problems.title')} className="border-line border-t">
      <p role="status" className="flex items-center gap-2 px-3 py-2 font-medium text-sm">
        {problems.length === 0 ? (
          <>
            <CircleCheck aria-hidden className="size-4 text-good" />
            {t('flows.problems.none')}
          </>
        ) : (
          <>
            <CircleAlert aria-hidden className="size-4 text-bad" />
            {t('flows.problems.count', { count: problems.length })}
          </>
        )}
      </p>
      {problems.length > 0 && (
        <ul className="max-h-40 overflow-y-auto px-1 pb-1">
          {problems.slice(0, MOST_SHOWN).map((problem, index) => {
            const node = nodeOf(tree, problem.node ?? undefined) ? problem.node : undefined
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two problems may say the same
              <li key={index}>
                <button
                  type="button"
                  onClick={() => onPick(node ?? undefined)}
                  className="w-full rounded-control px-2 py-1 text-start text-sm hover:bg-hover"
                >
                  {problem.line != null && (
                    <span className="me-2 text-muted tabular-nums">
                      {t('flows.problems.line', { line: problem.line })}
                    </span>
                  )}
                  {flowProblemText(t, problem)}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
