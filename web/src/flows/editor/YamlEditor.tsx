// The same draft as text: what can be read becomes the draft, what cannot stays here with its problems on their lines.

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { useConnection } from '../../api/connection.ts'
import { Refusal } from '../../api/Refusal.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { flowProblemText } from '../problem.ts'
import type { Tree } from '../tree.ts'
import type { CodeEditor } from './code.ts'
import { type Draft, type DraftKeeper, type FlowProblem, isSame, type Unread } from './draft-keeper.ts'
import { ProblemList } from './ProblemList.tsx'

const PAUSE_MS = 400

/** What was typed that is no tree yet, kept while one looks at the drawing. */
export interface TypedText {
  text: string
  /** The tree it last was. */
  tree: Tree
  unread: Unread
}

interface YamlEditorProps {
  keeper: DraftKeeper
  draft: Draft
  typed: TypedText | null
  onType: (typed: TypedText | null) => void
  /** Shows a node in the drawing. */
  onPick: (nodeId: string | undefined) => void
}

export function YamlEditor({ keeper, draft, typed, onType, onPick }: YamlEditorProps) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor | null>(null)
  const [problems, setProblems] = useState<readonly FlowProblem[]>([])
  const [error, setError] = useState<unknown>(null)
  const [isReady, setReady] = useState(false)
  // The draft has changed below words that are not in it: which of the two counts, only the author can say.
  const [isStale, setStale] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(0)
  // The tree that the text stands for, and what is in the editor and nowhere else.
  const standsFor = useRef(typed?.unread ? typed.tree : draft.tree)
  const unread = useRef<string | null>(typed?.unread ? typed.text : null)
  const reachable = useConnection((connection) => connection.reachable)

  const begin = useEffectEvent(async (isGone: () => boolean) => {
    const box = host.current
    if (!box) return
    try {
      const [{ openCode }, text] = await Promise.all([
        import('./code.ts'),
        typed && (typed.unread || typed.tree === draft.tree) ? typed.text : written(draft.tree),
      ])
      if (isGone()) return
      editor.current = openCode(box, { text, label: t('flows.editor.yaml'), onChange: later })
      setReady(true)
      void check(text)
    } catch (failed) {
      setError(failed)
    }
  })
  useEffect(() => {
    let isGone = false
    void begin(() => isGone)
    return () => {
      isGone = true
      clearTimeout(timer.current)
      editor.current?.destroy()
      editor.current = null
    }
  }, [])

  const readAgain = useEffectEvent(() => {
    if (unread.current !== null) void check(unread.current)
  })
  useEffect(() => {
    if (reachable) readAgain()
  }, [reachable])

  /** What is undone, dropped onto the page or saved by somebody else becomes the text, unless words would be lost by it. */
  const follow = useEffectEvent(async (tree: Tree) => {
    if (isSame(tree, standsFor.current)) return
    if (unread.current === null) {
      try {
        const text = await written(tree)
        if (unread.current === null) return replace(tree, text)
      } catch (failed) {
        setError(failed)
      }
    }
    setStale(true)
  })
  useEffect(() => {
    if (isReady) void follow(draft.tree)
  }, [isReady, draft.tree])

  function replace(tree: Tree, text: string): void {
    standsFor.current = tree
    unread.current = null
    setStale(false)
    onType(null)
    editor.current?.setText(text)
    void check(text)
  }

  function later(text: string): void {
    // Until it has been read it is nowhere but here.
    unread.current = text
    onType({ text, tree: standsFor.current, unread: 'reading' })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void check(text), PAUSE_MS)
  }

  async function check(text: string, isMeant = false): Promise<void> {
    latest.current += 1
    const mine = latest.current
    try {
      const { data, error: refusal } = await client.POST('/flows/check', {
        body: { format: 'yaml', source: text },
      })
      if (mine !== latest.current) return
      if (!data) throw refusal
      setError(null)
      setProblems(data.problems)
      editor.current?.show(
        data.problems.map((problem) => ({ ...problem, message: flowProblemText(t, problem) })),
      )
      const now = keeper.draft().tree
      if (data.tree && isSame(data.tree, now)) standsFor.current = now
      else if (data.tree && (isMeant || isSame(standsFor.current, now))) {
        standsFor.current = data.tree
        keeper.change(data.tree, 'text')
      } else if (data.tree) setStale(true)
      const isRead = data.tree != null && isSame(data.tree, keeper.draft().tree)
      unread.current = isRead ? null : text
      onType({ text, tree: standsFor.current, unread: isRead ? null : 'waiting' })
    } catch (failed) {
      if (mine !== latest.current) return
      setError(failed)
      if (unread.current !== null) onType({ text, tree: standsFor.current, unread: 'waiting' })
    }
  }

  const drop = async (): Promise<void> => {
    const { tree } = keeper.draft()
    try {
      replace(tree, await written(tree))
    } catch (failed) {
      setError(failed)
    }
  }
  const keep = (): void => {
    setStale(false)
    void check(editor.current?.text() ?? '', true)
  }

  return (
    <div className="flex flex-col overflow-hidden rounded-card border border-line bg-surface">
      {isStale ? (
        <Notice
          tone="warn"
          action={
            <div className="flex gap-2">
              <Button size="sm" onClick={keep}>
                {t('flows.editor.keepText')}
              </Button>
              <Button size="sm" onClick={() => void drop()}>
                {t('flows.editor.takeDraft')}
              </Button>
            </div>
          }
        >
          {t('flows.editor.stale')}
        </Notice>
      ) : (
        typed?.unread &&
        problems.length > 0 && (
          <Notice
            tone="warn"
            action={
              <Button size="sm" onClick={() => void drop()}>
                {t('flows.editor.throwAway')}
              </Button>
            }
          >
            {t('flows.editor.unread')}
          </Notice>
        )
      )}
      <Refusal error={error} />
      {!isReady && error === null && <SkeletonRows rows={12} />}
      <div ref={host} className={isReady ? 'h-[max(22rem,calc(100dvh-21rem))] overflow-hidden' : 'hidden'} />
      <ProblemList
        problems={problems}
        tree={draft.tree}
        onPick={(node) => {
          const line = problems.find((problem) => (problem.node ?? undefined) === node)?.line
          if (line != null) editor.current?.goTo(line)
          else onPick(node)
        }}
      />
    </div>
  )
}

/** The tree as a file. */
async function written(tree: Tree): Promise<string> {
  const { data, error } = await client.POST('/flows/write', { body: { tree, format: 'yaml' } })
  if (!data) throw error
  return data.source
}
