// The page in front of the product, for people who are not in it yet: the mark over one card.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'
import { Mark } from './Mark.tsx'

interface EntranceProps {
  title: string
  /** Under the card: the other ways in. */
  below?: ReactNode
  wide?: boolean
  children: ReactNode
}

export function Entrance({ title, below, wide = false, children }: EntranceProps) {
  return (
    <EntranceFrame title={title} wide={wide}>
      <div className={ENTRANCE_CARD}>
        <h1 className="font-semibold text-lg">{title}</h1>
        {children}
      </div>
      {below && <p className="mt-5 text-center text-muted">{below}</p>}
    </EntranceFrame>
  )
}

/** For a page whose card is made otherwise: a form, or one whose heading says more than the window's title. */
export function EntranceFrame({
  title,
  wide = false,
  children,
}: {
  title: string
  wide?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[12dvh] pb-10">
      <title>{t('ui.pageTitle', { title })}</title>
      <div className={cx('w-full', wide ? 'max-w-lg' : 'max-w-sm')}>
        <div className="mb-6 flex items-center justify-center gap-2.5">
          <Mark className="size-8" />
          <span className="font-semibold text-xl">{t('ui.product')}</span>
        </div>
        {children}
      </div>
    </main>
  )
}

export const ENTRANCE_CARD = 'flex flex-col gap-4 rounded-card border border-line bg-surface p-6'

/** A way on from a sentence under the card. */
export const ENTRANCE_LINK = 'font-medium text-link underline underline-offset-2'
