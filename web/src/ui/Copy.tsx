import { Check, Copy as CopyIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Copies a text; says so in its own place. */
export function Copy({
  text,
  name,
  autoFocus = false,
}: {
  text: string
  name: string
  /** What was pressed to get the text is gone. */
  autoFocus?: boolean
}) {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  const Icon = done ? Check : CopyIcon
  return (
    <button
      type="button"
      // biome-ignore lint/a11y/noAutofocus: the focus was on what is gone, and would be nowhere
      autoFocus={autoFocus}
      aria-label={done ? t('ui.copied') : name}
      title={done ? t('ui.copied') : name}
      onClick={() => {
        void navigator.clipboard?.writeText(text).then(() => {
          setDone(true)
          setTimeout(() => setDone(false), 1500)
        })
      }}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text"
    >
      <Icon aria-hidden className="size-3.5" />
      {/* A name that changes is not read out by itself. */}
      <span aria-live="polite" className="sr-only">
        {done && t('ui.copied')}
      </span>
    </button>
  )
}
