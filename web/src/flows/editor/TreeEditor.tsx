// The tree as a drawing to write in: the node's form beside it, its problems below, everything by key as by mouse.

import { Search } from 'lucide-react'
import {
  type KeyboardEvent,
  lazy,
  Suspense,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Kbd } from '../../ui/Kbd.tsx'
import { Loading } from '../../ui/Skeleton.tsx'
import { addAnswer, addNode, changeKind, isEnd, nodeOf, removeNode, type Tree, waysTo } from '../tree.ts'
import type { Draft, DraftKeeper } from './draft-keeper.ts'
import { HeadForm } from './HeadForm.tsx'
import { focusLabel, freeLabel, NodeForm } from './NodeForm.tsx'
import { NodePicker } from './NodePicker.tsx'
import { ProblemList } from './ProblemList.tsx'

const FlowGraph = lazy(async () => ({ default: (await import('../FlowGraph.tsx')).FlowGraph }))

/** The key that makes the picked node one of that kind. */
const KIND_OF = { q: 'question', d: 'action', r: 'resolve', e: 'escalate' } as const

interface TreeEditorProps {
  keeper: DraftKeeper
  draft: Draft
}

export function TreeEditor({ keeper, draft }: TreeEditorProps) {
  const { t } = useTranslation()
  const { tree, problems } = draft
  const [query, setQuery] = useSearchParams()
  const picked = nodeOf(tree, query.get('node') ?? undefined) ? (query.get('node') ?? undefined) : undefined
  const pick = (nodeId: string | undefined): void =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        if (nodeId === undefined) next.delete('node')
        else next.set('node', nodeId)
        return next
      },
      // At once: the next key may come before the next frame, and is meant for the node that is picked now.
      { replace: true, flushSync: true },
    )
  const change = (next: Tree, to?: string): void => keeper.change(next, to)

  const textField = useRef<HTMLTextAreaElement>(null)
  const graph = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLDivElement>(null)
  const finder = useRef<HTMLInputElement>(null)
  // The node one came from, for the way back up.
  const cameFrom = useRef(new Map<string, string>())
  // Typing goes on while the drawing catches up.
  const drawn = useDeferredValue(tree)
  const flawed = useMemo(
    () => new Set(problems.flatMap((problem) => (problem.node ? [problem.node] : []))),
    [problems],
  )

  const go = (to: string | undefined): void => {
    if (to === undefined || !nodeOf(tree, to)) return
    if (picked !== undefined && waysTo(tree, to).some(({ from }) => from === picked))
      cameFrom.current.set(to, picked)
    pick(to)
  }
  const parent = (): string | undefined => {
    if (picked === undefined) return undefined
    const ways = waysTo(tree, picked)
    const last = cameFrom.current.get(picked)
    return ways.find(({ from }) => from === last)?.from ?? ways[0]?.from
  }
  /** The next answer's node beside this one. */
  const sibling = (by: 1 | -1): string | undefined => {
    const answers = (nodeOf(tree, parent())?.answers ?? []).filter((answer) => nodeOf(tree, answer.to))
    const at = answers.findIndex((answer) => answer.to === picked)
    return answers[at + by]?.to
  }
  const addBelow = (): void => {
    const node = nodeOf(tree, picked)
    if (picked === undefined || !node || isEnd(node.type)) return
    const made = addNode(tree, 'question')
    const answers = node.answers ?? []
    change(addAnswer(made.tree, picked, { label: freeLabel(answers, t('flows.editor.answer')), to: made.id }))
    cameFrom.current.set(made.id, picked)
    // The answer's words first; Enter goes on to the node's.
    focusLabel(answers.length)
  }
  const edit = (): void => {
    // Before the next key, which on the drawing would mean something else.
    queueMicrotask(() => {
      textField.current?.focus()
      textField.current?.select()
    })
  }

  // Whoever comes to a node that says nothing yet comes to write it.
  const begin = useEffectEvent(() => {
    if (nodeOf(tree, picked)?.text === '') edit()
  })
  useEffect(() => begin(), [])

  /** What a key does in the drawing; nothing where it means what it means everywhere. */
  const actFor = (key: string, isShift: boolean): (() => void) | undefined => {
    const node = nodeOf(tree, picked)
    if (key === '/') return () => finder.current?.focus()
    if (key === 'Home') return () => go(tree.start)
    if (!node) return key.startsWith('Arrow') ? () => go(tree.start) : undefined
    const asks = !isEnd(node.type)
    switch (key) {
      case 'ArrowDown':
        return () => go(node.answers?.find((answer) => nodeOf(tree, answer.to))?.to)
      case 'ArrowUp':
        return () => go(parent())
      case 'ArrowRight':
        return () => go(sibling(1))
      case 'ArrowLeft':
        return () => go(sibling(-1))
      case 'Enter':
        return edit
      case 'Delete':
        return remove
      case 'Escape':
        return () => pick(undefined)
      case 'Tab':
        // Backwards, and without a node picked, it leaves the drawing as it leaves everything.
        return asks && !isShift ? addBelow : undefined
      case 'c':
        return asks ? connect : undefined
      case 'q':
      case 'd':
      case 'r':
      case 'e':
        return () => change(changeKind(tree, picked ?? '', KIND_OF[key]))
      default:
        return undefined
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act = actFor(event.key, event.shiftKey)
    if (!act) return
    event.preventDefault()
    act()
  }
  function remove(): void {
    if (picked === undefined) return
    const up = parent()
    change(removeNode(tree, picked))
    pick(up === picked ? undefined : up)
  }
  /** A further answer: its words first, then where it leads. */
  function connect(): void {
    const node = nodeOf(tree, picked)
    if (picked === undefined || !node) return
    change(
      addAnswer(tree, picked, { label: freeLabel(node.answers ?? [], t('flows.editor.answer')), to: '' }),
    )
    focusLabel(node.answers?.length ?? 0)
  }
  const spoken = nodeOf(tree, picked)

  return (
    <div className="flex flex-col overflow-hidden rounded-card border border-line bg-surface lg:flex-row">
      <div className="flex min-w-0 grow flex-col">
        <div className="flex items-center gap-2 border-line border-b p-2">
          <Search aria-hidden className="ms-1 size-4 shrink-0 text-muted" />
          <div className="w-full min-w-48 max-w-64">
            <NodePicker
              // Picking a node leaves the field empty for the next search.
              key={picked}
              ref={finder}
              tree={tree}
              value=""
              label={t('flows.editor.find')}
              onPick={(id) => {
                pick(id)
                graph.current?.focus()
              }}
            />
          </div>
          <p className="ms-auto hidden items-center gap-3 whitespace-nowrap text-muted text-xs xl:flex">
            <span className="flex items-center gap-1">
              <Kbd>{t('flows.editor.keys.enter')}</Kbd> {t('flows.editor.does.enter')}
            </span>
            <span className="flex items-center gap-1">
              <Kbd>{t('flows.editor.keys.tab')}</Kbd> {t('flows.editor.does.tab')}
            </span>
            <span className="flex items-center gap-1">
              <Kbd>{t('flows.editor.keys.connect')}</Kbd> {t('flows.editor.does.connect')}
            </span>
            <span className="flex items-center gap-1">
              <Kbd>{t('flows.editor.keys.delete')}</Kbd> {t('flows.editor.does.delete')}
            </span>
          </p>
        </div>
        <div
          ref={graph}
          role="application"
          aria-label={t('flows.editor.drawing')}
          aria-describedby="drawing-keys"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys, as an application does
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPointerDown={() => graph.current?.focus({ preventScroll: true })}
          className="h-[max(22rem,calc(100dvh-21rem))] min-w-0 focus-visible:-outline-offset-2"
        >
          <Suspense fallback={<Loading />}>
            <FlowGraph
              tree={drawn}
              picked={picked}
              onPick={(id) => {
                pick(id)
                if (id !== undefined && !isSideBySide()) form.current?.scrollIntoView()
              }}
              flawed={flawed}
              onConnect={(from, to) => {
                const answers = nodeOf(tree, from)?.answers ?? []
                change(addAnswer(tree, from, { label: freeLabel(answers, t('flows.editor.answer')), to }))
                pick(from)
                focusLabel(answers.length)
              }}
            />
          </Suspense>
        </div>
        <p id="drawing-keys" className="sr-only">
          {t('flows.editor.drawingKeys')}
        </p>
        <p role="status" className="sr-only">
          {spoken &&
            t('flows.editor.spoken', {
              kind: t(`flows.kinds.${spoken.type}`),
              text: spoken.text || t('flows.blank'),
              answers: (spoken.answers ?? []).map((answer) => answer.label).join(', '),
            })}
        </p>
        <ProblemList problems={problems} tree={tree} onPick={pick} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc leads from any of the fields back to the drawing */}
      <div
        onKeyDown={(event) => {
          // An open list of choices is closed by it first.
          if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
          graph.current?.focus({ preventScroll: true })
        }}
        ref={form}
        className="scroll-mt-12 border-line border-t lg:max-h-[max(30rem,calc(100dvh-13rem))] lg:w-96 lg:shrink-0 lg:overflow-y-auto lg:border-s lg:border-t-0"
      >
        {picked === undefined ? (
          <HeadForm
            tree={tree}
            problems={problems.filter((problem) => !problem.node)}
            onChange={change}
            onPick={pick}
          />
        ) : (
          <NodeForm
            tree={tree}
            nodeId={picked}
            problems={problems.filter((problem) => problem.node === picked)}
            textField={textField}
            onChange={change}
            onPick={(next) => {
              pick(next)
              graph.current?.focus({ preventScroll: isSideBySide() })
            }}
            onWrite={(next) => {
              cameFrom.current.set(next, picked)
              pick(next)
              edit()
            }}
          />
        )}
      </div>
    </div>
  )
}

/** On a small screen the form stands below the drawing, and one is led from the one to the other. */
function isSideBySide(): boolean {
  return window.matchMedia('(min-width: 64rem)').matches
}
