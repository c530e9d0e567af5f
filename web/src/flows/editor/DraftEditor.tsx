// Both sides of a draft, what stands in its way, and files dropped onto it.

import { type DragEvent, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { client } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { problemText, Refusal } from '../../api/Refusal.tsx'
import { signedInUser } from '../../auth/session.ts'
import { forgetUnsent, keepUnsent, readUnsent } from '../../lib/unsent.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { toast } from '../../ui/toast.ts'
import { fileFormat } from '../files.ts'
import { lineAndProblem } from '../problem.ts'
import { Simulation } from '../Simulation.tsx'
import { WalkThrough } from '../WalkThrough.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import type { Draft, DraftKeeper } from './draft-keeper.ts'
import { TreeEditor } from './TreeEditor.tsx'
import type { DraftPlace } from './useDraft.ts'
import { type TypedText, YamlEditor } from './YamlEditor.tsx'

const SIDES = ['tree', 'text', 'preview', 'simulate'] as const

interface DraftEditorProps {
  place: DraftPlace
  keeper: DraftKeeper
  draft: Draft
}

export function DraftEditor({ place, keeper, draft }: DraftEditorProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useSearchParams()
  const side = SIDES.find((known) => known === query.get('side')) ?? 'tree'
  const [typed, setTyped] = useTyped(`${place.name}/text`)
  const unread = typed?.unread ?? null
  useEffect(() => {
    keeper.setUnread(unread)
  }, [keeper, unread])

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // The text side has a memory of its own; so has every field while it is typed into, but the drawing's is the draft's.
    if (side !== 'tree' || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    event.preventDefault()
    if (event.shiftKey) keeper.redo()
    else keeper.undo()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const show = (next: (typeof SIDES)[number], node?: string): void =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before)
        if (next === 'tree') after.delete('side')
        else after.set('side', next)
        if (node !== undefined) after.set('node', node)
        return after
      },
      { replace: true },
    )

  const drop = async (event: DragEvent): Promise<void> => {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    const read = fileFormat(t, file)
    if ('problem' in read) {
      toast(read.problem)
      return
    }
    const { data, error } = await client.POST('/flows/check', {
      body: { format: read.format, source: await file.text() },
    })
    if (data?.tree) keeper.change(data.tree)
    else toast(data?.problems[0] ? lineAndProblem(t, data.problems[0]) : problemText(problemOf(error)))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file can be dropped anywhere; by key it is imported from the list
    <div
      className="flex flex-col gap-3"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => void drop(event)}
    >
      {draft.conflict && <ConflictNotice place={place} keeper={keeper} draft={draft} />}
      {draft.refusal && <Refusal error={{ detail: draft.refusal }} />}
      {side === 'tree' && unread && (
        <Notice
          tone="warn"
          action={
            <div className="flex gap-2">
              <Button size="sm" onClick={() => show('text')}>
                {t('flows.editor.toText')}
              </Button>
              <Button size="sm" onClick={() => setTyped(null)}>
                {t('flows.editor.throwAway')}
              </Button>
            </div>
          }
        >
          {t('flows.editor.unread')}
        </Notice>
      )}
      <Tabs
        label={t('flows.editor.sides')}
        value={side}
        onChange={(next) => show(next)}
        tabs={[
          {
            value: 'tree',
            label: t('flows.tree'),
            panel: (
              // What is typed as text and not read yet would be lost over a change made here.
              <div inert={unread !== null}>
                <TreeEditor keeper={keeper} draft={draft} />
              </div>
            ),
          },
          {
            value: 'text',
            label: t('flows.editor.yaml'),
            // Not before it is known what was typed here last: it would be written over.
            panel: typed !== undefined && (
              <YamlEditor
                keeper={keeper}
                draft={draft}
                typed={typed}
                onType={setTyped}
                onPick={(node) => show('tree', node)}
              />
            ),
          },
          { value: 'preview', label: t('flows.preview'), panel: <WalkThrough tree={draft.tree} /> },
          {
            value: 'simulate',
            label: t('flows.simulate'),
            panel: <Simulation tree={draft.tree} onPick={(node) => show('tree', node)} />,
          },
        ]}
      />
    </div>
  )
}

/** Text that is no tree yet survives a reload like everything that is typed; undefined while that is looked up. */
function useTyped(name: string): [TypedText | null | undefined, (typed: TypedText | null) => void] {
  const [typed, setTyped] = useState<TypedText | null>()
  useEffect(() => {
    let isGone = false
    void readUnsent<TypedText>(signedInUser(), name).then((kept) => {
      if (!isGone) setTyped((since) => since ?? kept ?? null)
    })
    return () => {
      isGone = true
    }
  }, [name])
  return [
    typed,
    (next) => {
      setTyped(next)
      if (next?.unread) void keepUnsent(signedInUser(), name, next)
      else void forgetUnsent(signedInUser(), name)
    },
  ]
}
