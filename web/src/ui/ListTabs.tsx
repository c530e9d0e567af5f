// The parts of a list, as links: each has an address of its own.

import type { ReactElement, ReactNode } from 'react'
import { cloneElement } from 'react'

export interface ListTab {
  name: string
  label: string
  /** Null: there is one, not known yet. Its place is kept. */
  count?: number | string | null
  /** The link itself; this dresses it. */
  link: ReactElement<{ className?: string; children?: ReactNode; 'aria-current'?: 'page' | undefined }>
}

export function ListTabs({
  label,
  tabs,
  current,
}: {
  label: string
  tabs: readonly ListTab[]
  current: string
}) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 flex gap-1 overflow-x-auto border-line border-b px-4 md:mx-0 md:px-0"
    >
      {tabs.map((tab) =>
        cloneElement(tab.link, {
          key: tab.name,
          'aria-current': tab.name === current ? 'page' : undefined,
          className:
            '-mb-px flex h-9 shrink-0 items-center gap-2 whitespace-nowrap border-transparent border-b-2 px-3 text-muted hover:text-text focus-visible:-outline-offset-2 aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text',
          children: (
            <>
              {tab.label}{' '}
              {tab.count !== undefined && (
                <span className="tabular min-w-4 text-muted text-xs">{tab.count}</span>
              )}
            </>
          ),
        }),
      )}
    </nav>
  )
}
