import { cx } from '../lib/cx.ts'
import { Tooltip } from '../ui/Tooltip.tsx'

/** A switch that shows what is so, not what was asked for: it moves once the server has answered. */
export function CoverageSwitch({
  name,
  on,
  busy,
  why,
  onChange,
}: {
  name: string
  on: boolean
  busy: boolean
  why?: string | undefined
  onChange: (on: boolean) => void
}) {
  const blocked = busy || why !== undefined
  const control = (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={name}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      onClick={() => !blocked && onChange(!on)}
      className={cx(
        'inline-flex h-5 w-9 shrink-0 items-center rounded-full border p-0.5 transition-colors duration-150 aria-disabled:cursor-not-allowed aria-disabled:opacity-55',
        on ? 'justify-end border-accent bg-accent' : 'justify-start border-control bg-bg',
      )}
    >
      <span aria-hidden className={cx('size-3.5 rounded-full', on ? 'bg-accent-text' : 'bg-muted')} />
    </button>
  )
  return why === undefined ? (
    control
  ) : (
    <Tooltip text={why} describes>
      {control}
    </Tooltip>
  )
}
