// The page in front of the product, for people who are not in it yet: the mark over one card.

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark.tsx'

interface EntranceProps {
  title: string
  /** Under the card: the other ways in. */
  below?: ReactNode
  children: ReactNode
}

export function Entrance({ title, below, children }: EntranceProps) {
  const { t } = useTranslation()
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[12dvh] pb-10">
      <title>{t('ui.pageTitle', { title })}</title>
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center justify-center gap-2.5">
          <Mark className="size-8" />
          <span className="font-semibold text-xl">{t('ui.product')}</span>
        </div>
        <div className="flex flex-col gap-4 rounded-card border border-line bg-surface p-6">
          <h1 className="font-semibold text-lg">{title}</h1>
          {children}
        </div>
        {below && <p className="mt-5 text-center text-muted">{below}</p>}
      </div>
    </main>
  )
}

/** A way on from a sentence under the card. */
export const ENTRANCE_LINK = 'font-medium text-link underline underline-offset-2'
