// An owner who has nobody yet is told where people come from; whoever has, or has invited somebody, is not.

import { UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/client.ts'
import { to } from '../app/to.ts'
import { may } from '../auth/permissions.ts'
import { useMe } from '../auth/session.ts'
import { buttonClass } from '../ui/Button.tsx'
import { FirstStep } from '../ui/FirstStep.tsx'
import { useSeats } from './Seats.tsx'

/** Whether somebody who could invite others is by themselves and has not. */
export function useAlone(): boolean {
  const manages = may(useMe(), 'manage_account')
  const seats = useSeats(manages)
  const nobodySits = manages && seats?.engineer.current === 0 && seats.l1_tech.current === 0
  const waiting = api.useQuery(
    'get',
    '/invites',
    { params: { query: { open: true, limit: 1 } } },
    { enabled: nobodySits },
  )
  return nobodySits && waiting.data?.items.length === 0
}

export function InviteFirst() {
  const { t } = useTranslation()
  if (!useAlone()) return null
  return (
    <FirstStep
      icon={<UserPlus aria-hidden className="size-6" />}
      title={t('invites.alone')}
      act={
        <Link to={to.people()} className={buttonClass('primary')}>
          {t('invites.invitePeople')}
        </Link>
      }
    >
      {t('invites.aloneWhat')}
    </FirstStep>
  )
}
