// The problem in the heading of a walk; its holder may put it in better words.

import { Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/Button.tsx'
import type { Walk } from './walk.ts'

const RewordDialog = lazy(async () => ({ default: (await import('./RewordDialog.tsx')).RewordDialog }))

export function Problem({ walk, editable }: { walk: Walk; editable: boolean }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  return (
    <span className="flex items-start gap-1">
      <span className="min-w-0">{walk.ticket.problem_statement}</span>
      {editable && (
        // As high as a line of the heading, which it must not push apart.
        <IconButton
          name={t('walks.reword')}
          icon={<Pencil aria-hidden className="size-4" />}
          onClick={() => setEditing(true)}
          className="-my-0.5"
        />
      )}
      <Suspense fallback={null}>
        {editing && <RewordDialog walk={walk} onClose={() => setEditing(false)} />}
      </Suspense>
    </span>
  )
}
