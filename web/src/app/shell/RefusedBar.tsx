// Says on every page that something done on a call was not taken, and leads to where it can be decided.

import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useOutgoing } from '../../outgoing/outgoing.ts'
import { to } from '../to.ts'

export function RefusedBar() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const walks = [...useOutgoing()].filter(([, { state }]) => state === 'refused').map(([walkId]) => walkId)
  const [walk] = walks.filter((walkId) => pathname !== to.walk(walkId))
  if (walk === undefined) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-center gap-x-2 border-line border-b bg-warn-ground px-4 py-1.5 text-sm text-warn"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span>{t('outgoing.refused', { count: walks.length })}</span>
      <Link to={to.walk(walk)} className="font-medium underline underline-offset-2">
        {t('outgoing.look')}
      </Link>
    </div>
  )
}
