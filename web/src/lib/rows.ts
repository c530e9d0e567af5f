// j and k move through the rows of a list by moving the focus from link to link, so that Enter opens the row by itself.

import { useTranslation } from 'react-i18next'
import { useKey } from './keys.ts'

/** Marks a row's link: `<Link {...rowLink}>`. */
export const rowLink = { 'data-row': '' } as const

export function useRowKeys(): void {
  const { t } = useTranslation()
  useKey('j', () => move(1), { does: t('keys.down'), moves: true })
  useKey('k', () => move(-1), { does: t('keys.up'), moves: true })
}

function move(by: 1 | -1): void {
  // A list is on the page twice, as a table and as cards; only one of them is seen.
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter(
    (row) => row.checkVisibility?.() ?? true,
  )
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const next = at === -1 ? (by === 1 ? rows[0] : rows.at(-1)) : rows[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
