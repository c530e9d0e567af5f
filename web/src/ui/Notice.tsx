import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'
import { TONES, type Tone } from './Chip.tsx'

const SHAPES = { good: CircleCheck, warn: TriangleAlert, bad: CircleAlert, info: Info, quiet: Info }

/** A sentence that stands where it belongs until what it says no longer holds. What went wrong is read aloud at once. */
export function Notice({
  tone = 'info',
  action,
  children,
}: {
  tone?: Tone
  action?: ReactNode
  children: ReactNode
}) {
  const Shape = SHAPES[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cx('flex items-start gap-2.5 rounded-control px-3 py-2', TONES[tone])}
    >
      <Shape aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 grow text-balance break-words">{children}</div>
      {action}
    </div>
  )
}
