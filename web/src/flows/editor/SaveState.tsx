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
    <span
      role="status"
      // On a phone it stands in the bar at the top, in sight wherever one writes.
      className="inline-flex items-center gap-1.5 text-muted text-sm max-md:fixed max-md:end-12 max-md:top-0 max-md:z-30 max-md:h-12 max-md:max-w-44 max-md:text-xs"
    >
      <Shape aria-hidden className="size-3.5 shrink-0" />
      {t(`flows.editor.state.${state}`)}
    </span>
  )
}
