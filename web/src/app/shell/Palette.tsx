// The palette's keys and its place over the page; what is in it is fetched once the page is idle.

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKey } from '../../lib/keys.ts'
import { laterPart, Prepared } from '../../ui/prepared.tsx'
import { closePalette, hurry, openPalette, type, usePalette } from './palette.ts'

const popup = laterPart(async () => (await import('./PalettePopup.tsx')).PalettePopup)
export const preparePalette = popup.prepare

export function Palette() {
  const { t } = useTranslation()
  const open = usePalette((palette) => palette.open)
  const chosen = useRef<(() => void) | null>(null)
  useKey('Ctrl K', openPalette, { does: t('palette.open'), moves: true })
  useKey('/', openPalette, { does: t('palette.open'), moves: true })

  const close = (then: (() => void) | null): void => {
    chosen.current = then
    closePalette()
  }
  // What was chosen happens after the focus is back on the page: it may lead it elsewhere, or open a dialog that gives it back.
  useEffect(() => {
    if (open) return
    const act = chosen.current
    chosen.current = null
    if (act) queueMicrotask(act)
  }, [open])
  if (!open) return null
  return <Prepared part={popup} props={{ onClose: close }} meanwhile={<Meanwhile />} />
}

/** Takes what is typed before the palette is there. */
function Meanwhile() {
  const { t } = useTranslation()
  const text = usePalette((palette) => palette.text)
  return (
    <input
      data-modal
      // biome-ignore lint/a11y/noAutofocus: it stands for the palette's own field, which has the focus by what a dialog is
      autoFocus
      aria-label={t('palette.title')}
      value={text}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') hurry(true)
        if (event.key === 'Escape') closePalette()
      }}
      className="sr-only fixed"
    />
  )
}
