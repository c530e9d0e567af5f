// How many seats are taken, by role; a full one says so in words, and how to get more.

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/client.ts'
import { to } from '../app/to.ts'
import { cx } from '../lib/cx.ts'
import type { SeatRole, Seats } from './follows.ts'

const ROLES = ['engineer', 'l1_tech'] as const satisfies readonly SeatRole[]

export function useSeats(enabled = true): Seats | undefined {
  return api.useQuery('get', '/accounts/me/seats', {}, { enabled }).data
}

/** "Engineers 4 of 5 · L1 9 of 10". */
export function SeatCounter({ seats }: { seats: Seats }) {
  const { t } = useTranslation()
  const full = ROLES.filter((role) => seats[role].available === 0)
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label={t('seats.title')} className="flex flex-wrap gap-x-5 gap-y-1">
        {ROLES.map((role) => (
          <li key={role} className={cx('tabular', seats[role].available === 0 && 'text-warn')}>
            <span className="font-medium">{t(`seats.${role}`)}</span> <SeatUse seats={seats} of={role} />
          </li>
        ))}
      </ul>
      {full.map((role) => (
        <p key={role} className="text-muted text-sm">
          {t(`seats.full.${role}`)}{' '}
          <Link
            to={to.billing()}
            className="whitespace-nowrap font-medium text-link underline underline-offset-2"
          >
            {t('seats.more')}
          </Link>
        </p>
      ))}
    </div>
  )
}

function SeatUse({ seats, of }: { seats: Seats; of: SeatRole }) {
  const { t } = useTranslation()
  const { current, limit } = seats[of]
  return limit === null ? t('seats.unlimited', { current }) : t('seats.used', { current, limit })
}

/** The same in one line, where there is little room. */
export function SeatLine() {
  const { t } = useTranslation()
  const seats = useSeats()
  if (!seats) return null
  return (
    <p className="tabular px-2.5 py-1 text-muted text-xs">
      <span className="sr-only">{t('seats.title')} </span>
      {t('seats.engineer')} <SeatUse seats={seats} of="engineer" />
      {t('seats.between')}
      {t('seats.l1_tech')} <SeatUse seats={seats} of="l1_tech" />
    </p>
  )
}
