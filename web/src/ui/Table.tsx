// A dense table: tabular numerals, 36 px rows, a heading that stays. Cells are the caller's.

import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../lib/cx.ts'

export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full border-collapse text-sm">
        {children}
      </table>
    </div>
  )
}

export function HeadRow({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr className="h-9 border-line border-b text-start">{children}</tr>
    </thead>
  )
}

export function Heading({
  children,
  className,
  end = false,
  sorted,
}: {
  children?: ReactNode
  className?: string
  /** Over cells that end at the right. */
  end?: boolean
  /** The table is sorted by this column. */
  sorted?: 'ascending' | 'descending'
}) {
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cx(
        'whitespace-nowrap px-3 font-medium text-muted text-xs',
        end ? 'text-end' : 'text-start',
        className,
      )}
    >
      {children}
    </th>
  )
}

export function Row({ selected = false, className, ...rest }: ComponentProps<'tr'> & { selected?: boolean }) {
  return (
    <tr
      {...rest}
      data-selected={selected || undefined}
      className={cx(
        'relative h-9 border-line border-b last:border-b-0 hover:bg-hover data-selected:bg-accent-ground',
        className,
      )}
    />
  )
}

export function Cell({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={cx('px-3 py-1.5', className)} />
}
