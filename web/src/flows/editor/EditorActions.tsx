import { Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import type { Draft } from './draft-keeper.ts'
import { SaveState } from './SaveState.tsx'

/** What can be taken back, and whether all is saved. */
export function EditorActions({
  draft,
  onUndo,
  onRedo,
  children,
}: {
  draft: Draft
  onUndo: () => void
  onRedo: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <>
      <SaveState state={draft.state} />
      <IconButton
        name={t('flows.editor.undo')}
        aria-keyshortcuts="Control+Z"
        aria-disabled={!draft.canUndo}
        icon={<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" />}
        onClick={onUndo}
      />
      <IconButton
        name={t('flows.editor.redo')}
        aria-keyshortcuts="Control+Shift+Z"
        aria-disabled={!draft.canRedo}
        icon={<Redo2 aria-hidden className="size-4 rtl:-scale-x-100" />}
        onClick={onRedo}
      />
      {children}
    </>
  )
}

/** Why a draft cannot go on as it is. */
export function whyNot(draft: Draft, solve: string, wait: string): string | undefined {
  if (draft.problems.length > 0) return solve
  return draft.state === 'saved' ? undefined : wait
}
