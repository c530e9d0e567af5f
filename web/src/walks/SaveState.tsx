import { Check, CircleAlert, CloudOff, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../api/connection.ts'
import type { SaveState as State } from '../outgoing/queue.ts'

const SHAPES = { saved: Check, saving: LoaderCircle, waiting: CloudOff, refused: CircleAlert }

/** Whether what was typed and done is safe, in words. */
export function SaveState({ state }: { state: State }) {
  const { t } = useTranslation()
  // A browser without a network may take a while to fail.
  const isCutOff = !useOnline() && state === 'saving'
  const shown = isCutOff ? 'waiting' : state
  const Shape = SHAPES[shown]
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-muted text-sm">
      <Shape aria-hidden className="size-3.5" />
      {t(`notes.state.${shown}`)}
    </span>
  )
}
