import { Check, CircleAlert, CloudOff, LoaderCircle, UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SaveState as State } from './draft-keeper.ts'

const SHAPES = {
  saved: Check,
  saving: LoaderCircle,
  waiting: CloudOff,
  conflict: UsersRound,
  refused: CircleAlert,
}

/** Whether what was typed is safe, in words. */
export function SaveState({ state }: { state: State }) {
  const { t } = useTranslation()
  const Shape = SHAPES[state]
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-muted text-sm">
      <Shape aria-hidden className="size-3.5" />
      {t(`flows.editor.state.${state}`)}
    </span>
  )
}
