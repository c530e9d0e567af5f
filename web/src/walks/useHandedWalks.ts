// Wherever one is in the product: that a walk came into one's hands, or was taken out of them.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { client, type Schemas } from '../api/client.ts'
import { to } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { toast } from '../ui/toast.ts'
import { toldGone } from './walk.ts'

type ActiveWalk = Schemas['ActiveWalkView']

/** A call that one took oneself is as young as this when it comes into the list. */
const BEGUN_MS = 30_000
/** Those that have left the list; if they come back, they were given back. */
const left = new Set<string>()

/** `walks`: those one has in hand, each time they are read. */
export function useHandedWalks(walks: readonly ActiveWalk[] | undefined): void {
  const { t } = useTranslation()
  const { user } = useMe()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const before = useRef(walks)
  useEffect(() => {
    const [had, has] = [before.current, walks]
    before.current = walks
    if (!had || !has || had === has) return
    const show = (id: string) => ({ label: t('walks.show'), run: () => void navigate(to.walk(id)) })
    for (const walk of without(has, had)) {
      toldGone.delete(walk.id)
      const isBegun = Date.now() - Date.parse(walk.started_at) < BEGUN_MS && !left.has(walk.id)
      if (isBegun || pathname === to.walk(walk.id)) continue
      toast(t('walks.receivedToast', { number: walk.number }), {
        description: walk.problem_statement,
        action: show(walk.id),
      })
    }
    for (const { id, number } of without(had, has)) {
      left.add(id)
      const isTold = toldGone.delete(id)
      if (isTold || pathname === to.walk(id)) continue
      void client.GET('/l1/sessions/{id}', { params: { path: { id } } }).then(({ data: walk }) => {
        if (walk?.status !== 'active' || walk.holder.id === user.id) return
        toast(t('walks.takenToast', { number, name: walk.holder.name }), { action: show(id) })
      })
    }
  }, [walks, pathname, navigate, t, user.id])
}

function without(walks: readonly ActiveWalk[], others: readonly ActiveWalk[]): ActiveWalk[] {
  const ids = new Set(others.map(({ id }) => id))
  return walks.filter(({ id }) => !ids.has(id))
}
