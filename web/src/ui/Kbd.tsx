import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'

/** A key, as printed on the keyboard. Decoration: the name of what it does stands beside it. */
export function Kbd({ children, onAccent = false }: { children: ReactNode; onAccent?: boolean }) {
  return (
    <kbd
      aria-hidden
      className={cx(
        'hidden min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-xs leading-4 md:inline-flex',
        onAccent ? 'border-accent-text/40 text-accent-text' : 'border-line-strong text-muted',
      )}
    >
      {children}
    </kbd>
  )
}
