// Where toasts stand: at most three, out of the way of a page's own footer, and of a dialog's on a phone. Each stays while it is pointed at or has the focus.

import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { closeToast, type ToastItem, useToasts } from './toast.ts'

export function Toaster() {
  const { t } = useTranslation()
  const toasts = useToasts((state) => state.toasts)
  return (
    <section
      aria-label={t('ui.news')}
      aria-live="polite"
      className="pointer-events-none fixed end-4 top-14 z-50 md:top-auto md:bottom-20 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2"
    >
      {toasts.map((item) => (
        <Toast key={item.id} item={item} />
      ))}
    </section>
  )
}

function Toast({ item }: { item: ToastItem }) {
  const { t } = useTranslation()
  const [held, setHeld] = useState(false)
  const { id, title, description, action, stays } = item
  useEffect(() => {
    if (held || stays) return undefined
    const timer = setTimeout(() => closeToast(id), action ? 10_000 : 6_000)
    return () => clearTimeout(timer)
  }, [held, id, action, stays])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stops the clock while somebody reads
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="appear pointer-events-auto flex items-center gap-3 rounded-card border border-line bg-raised py-2.5 ps-4 pe-2 shadow-float"
    >
      <div className="min-w-0 grow">
        <p dir="auto" className="font-medium">
          {title}
        </p>
        {description && (
          <p dir="auto" className="text-muted text-sm">
            {description}
          </p>
        )}
      </div>
      {action && (
        <button
          type="button"
          onClick={() => {
            closeToast(id)
            action.run()
          }}
          className="shrink-0 rounded-control px-2 py-1 font-medium text-link text-sm hover:bg-hover"
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={t('ui.close')}
        onClick={() => closeToast(id)}
        className="flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  )
}
