// Wherever one is in the product: that it is time to call back, that a walk is abandoned soon, or changed hands.

import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import { to } from '../app/to.ts'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { useMinuteHand } from '../lib/clock.ts'
import { timeOfDay } from '../lib/dates.ts'
import { usePoll } from '../live/live.ts'
import { toast } from '../ui/toast.ts'
import { remindersOf } from './pauses.ts'
import { useHandedWalks } from './useHandedWalks.ts'

const POLL_MS = 60_000

/** What was said already in this page. */
const said = new Set<string>()

export function useReminders(): void {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const now = useMinuteHand()
  const poll = usePoll(POLL_MS)
  const { data: walks } = api.useQuery(
    'get',
    '/l1/sessions/active',
    {},
    { enabled: may(me, 'work_l1'), refetchInterval: poll },
  )
  useHandedWalks(walks)
  const zone = me.account.time_zone
  useEffect(() => {
    for (const { walk, timing, name } of remindersOf(walks ?? [], now)) {
      // Its own page says it itself.
      if (said.has(name) || pathname === to.walk(walk.id)) continue
      said.add(name)
      const { number, problem_statement: problem } = walk
      const title =
        timing.is === 'due'
          ? t('pauses.dueToast', { number, reason: timing.pause.reason })
          : t('pauses.leftAloneToast', { number, at: timeOfDay(new Date(timing.until), zone) })
      toast(title, {
        description: problem,
        stays: true,
        action: { label: t('walks.show'), run: () => void navigate(to.walk(walk.id)) },
      })
    }
  }, [walks, now, pathname, navigate, t, zone])
}
