// A filter as a chip: what it narrows, to what, and a cross that takes it away once it narrows anything.

import { ChevronDown, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'

interface ChipProps {
  /** What is narrowed. */
  label: string
  isSet: boolean
  /** What the cross says. */
  without: string
  onClear: () => void
}

const INNER = 'h-full min-w-0 rounded-full bg-transparent ps-3 text-sm focus-visible:outline-offset-0'

function Chip({ isSet, without, onClear, children }: Omit<ChipProps, 'label'> & { children: ReactNode }) {
  return (
    <span
      className={cx(
        'relative inline-flex h-8 max-w-full items-center rounded-full border',
        isSet ? 'border-accent bg-accent-ground' : 'border-control bg-surface hover:bg-hover',
      )}
    >
      {children}
      {isSet && (
        <button
          type="button"
          aria-label={without}
          title={without}
          onClick={onClear}
          className="flex h-full w-8 shrink-0 items-center justify-center rounded-full text-muted hover:text-text"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  )
}

/** One of several. `children` are the options; the empty one says that nothing is asked for. */
export function ChoiceChip({
  value,
  onChoose,
  children,
  ...chip
}: Omit<ChipProps, 'isSet' | 'onClear'> & {
  value: string
  onChoose: (value: string) => void
  children: ReactNode
}) {
  return (
    <Chip {...chip} isSet={value !== ''} onClear={() => onChoose('')}>
      {value !== '' && (
        <span aria-hidden className="whitespace-nowrap ps-3 text-muted text-sm">
          {chip.label}
        </span>
      )}
      <select
        aria-label={chip.label}
        value={value}
        onChange={({ target }) => onChoose(target.value)}
        className={cx(
          INNER,
          'field-sizing-content max-w-56 cursor-pointer appearance-none truncate',
          value === '' ? 'pe-8' : 'ps-1.5 pe-1',
        )}
      >
        {children}
      </select>
      {value === '' && (
        <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 size-3.5 text-muted" />
      )}
    </Chip>
  )
}

/** A day. */
export function DayChip({
  value,
  onChoose,
  min,
  max,
  ...chip
}: Omit<ChipProps, 'isSet' | 'onClear'> & {
  value: string
  onChoose: (day: string) => void
  min?: string | undefined
  max?: string | undefined
}) {
  return (
    <Chip {...chip} isSet={value !== ''} onClear={() => onChoose('')}>
      <label className="flex h-full items-center gap-2 ps-3 text-muted text-sm">
        {chip.label}
        <input
          type="date"
          value={value}
          min={min}
          max={max}
          onChange={({ target }) => onChoose(target.value)}
          className={cx(INNER, 'ps-0 text-text', value === '' && 'pe-3')}
        />
      </label>
    </Chip>
  )
}
