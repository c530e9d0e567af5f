// Says on every page that one is inside an account as an operator, until when, what for, and lets one leave.

import { DoorOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../api/Refusal.tsx'
import { useMe } from '../auth/session.ts'
import { timeOfDay } from '../lib/dates.ts'
import { Button } from '../ui/Button.tsx'
import { useTimeZone } from '../ui/RelativeTime.tsx'
import { useLeaving } from './visit.ts'

export function VisitBanner() {
  const { t } = useTranslation()
  const { account, visit } = useMe()
  const zone = useTimeZone()
  const { leave, isLeaving, refusal } = useLeaving()
  if (!visit) return null

  return (
    <section
      aria-label={t('operators.visit.label')}
      className="sticky top-12 z-20 flex flex-col gap-1 border-line-strong border-b bg-info-ground px-4 py-1.5 text-info text-sm md:top-0"
    >
      <div className="flex items-center justify-between gap-x-4 gap-y-1">
        <p className="flex min-w-0 flex-wrap gap-x-2 break-words">
          <span className="font-medium">
            {t('operators.visit.inside', {
              account: account.name,
              time: timeOfDay(new Date(visit.until), zone),
            })}
          </span>
          <span className="min-w-0">{t('operators.visit.reason', { reason: visit.reason })}</span>
        </p>
        <Button busy={isLeaving} onClick={leave} className="shrink-0">
          <DoorOpen aria-hidden className="size-4" />
          {t('operators.visit.leave')}
        </Button>
      </div>
      <Refusal error={refusal} />
    </section>
  )
}
