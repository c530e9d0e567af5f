// The frame of every page's content: the window's title, breadcrumbs, one h1, and the page's actions at its right.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'
import { useVisit } from '../lib/visited.ts'

interface PageProps {
  /** Names the thing: the window's title and, unless `heading` says it otherwise, the h1. */
  title: string
  heading?: ReactNode
  crumbs?: ReactNode
  actions?: ReactNode
  /** A line under the heading. */
  sub?: ReactNode
  /** Something below matters more than the page's name. */
  quiet?: boolean
  width?: 'full' | 'wide' | 'text'
  children: ReactNode
}

const WIDTHS = { full: '', wide: 'max-w-[88rem]', text: 'max-w-3xl' }

export function Page({
  title,
  heading,
  crumbs,
  actions,
  sub,
  quiet = false,
  width = 'wide',
  children,
}: PageProps) {
  const { t } = useTranslation()
  useVisit(title)
  return (
    <div className={cx('mx-auto flex w-full grow flex-col gap-5 px-4 py-5 md:px-8 md:py-6', WIDTHS[width])}>
      <title>{t('ui.pageTitle', { title })}</title>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-72">
          {crumbs && (
            <nav
              aria-label={t('ui.breadcrumbs')}
              className="mb-1 flex flex-wrap items-center gap-1.5 text-muted text-sm"
            >
              {crumbs}
            </nav>
          )}
          <h1
            tabIndex={-1}
            dir="auto"
            className={cx(
              'text-balance break-words font-semibold outline-none',
              quiet ? 'text-lg' : 'text-xl',
            )}
          >
            {heading ?? title}
          </h1>
          {sub && <div className="mt-1 text-muted">{sub}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A part of a page with its own heading. */
export function Card({
  title,
  aside,
  children,
  className,
  flush = false,
}: {
  title?: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
  flush?: boolean
}) {
  return (
    <section className={cx('min-w-0 rounded-card border border-line bg-surface', className)}>
      {title && (
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b px-4 py-2">
          <h2 className="font-semibold text-base">{title}</h2>
          {aside && <div className="text-muted text-sm">{aside}</div>}
        </div>
      )}
      <div className={flush ? '' : 'p-4'}>{children}</div>
    </section>
  )
}
