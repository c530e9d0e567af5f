import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'

/** A bar where text will be. It appears only when loading takes longer than 150 ms. */
export function Skeleton({ className, style }: { className?: string; style?: CSSProperties }) {
  return <div aria-hidden className={cx('skeleton h-4', className)} style={style} />
}

const WIDTHS = ['72%', '54%', '63%', '48%', '68%', '57%', '44%', '61%']

/** Rows where a list will be; says once, to ears, that it is being loaded. */
export function SkeletonRows({ rows = 6, className = 'h-9' }: { rows?: number; className?: string }) {
  return (
    <div className="flex flex-col">
      <Loading />
      {WIDTHS.slice(0, rows).map((width) => (
        <div
          key={width}
          className={cx('flex items-center border-line border-b px-3 last:border-b-0', className)}
        >
          <Skeleton style={{ width }} />
        </div>
      ))}
    </div>
  )
}

export function Loading() {
  const { t } = useTranslation()
  return (
    <span role="status" className="sr-only">
      {t('ui.loading')}
    </span>
  )
}
