// The dialog itself, once one has been opened.

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'
import { Button } from './Button.tsx'
import type { DialogProps } from './Dialog.tsx'

const FIELDS = 'input:not([readonly]), select, textarea:not([readonly])'

export function DialogPopup({
  open,
  onClose,
  title,
  description,
  children,
  primary,
  secondary,
  initialFocus,
  wide,
  insistent,
}: DialogProps) {
  const { t } = useTranslation()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (primary && !primary.busy && primary.why === undefined) primary.run()
  }
  const body = useRef<HTMLDivElement>(null)
  // Where something is to be filled in, that has the focus, not the button that closes.
  const firstField = (): HTMLElement | true => body.current?.querySelector<HTMLElement>(FIELDS) ?? true
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.currentTarget.requestSubmit()
    }
  }
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => !next && !insistent && onClose()}
      disablePointerDismissal={insistent ?? false}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-y-auto p-3 sm:items-start sm:pt-[10dvh]">
          <Base.Popup
            data-modal
            initialFocus={initialFocus ?? firstField}
            className={cx(
              'float-in flex max-h-[85dvh] w-full flex-col rounded-card border border-line bg-raised shadow-float',
              wide ? 'max-w-3xl' : 'max-w-lg',
            )}
          >
            <form onSubmit={submit} onKeyDown={onKeyDown} className="flex min-h-0 flex-col">
              <div className="flex items-start gap-3 px-5 pt-4">
                <Base.Title className="grow py-1 font-semibold text-lg">{title}</Base.Title>
                {!insistent && (
                  <Base.Close
                    aria-label={t('ui.close')}
                    className="-me-2 flex size-8 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text"
                  >
                    <X aria-hidden className="size-4" />
                  </Base.Close>
                )}
              </div>
              <div ref={body} className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5">
                {description && <Base.Description className="text-muted">{description}</Base.Description>}
                {children}
              </div>
              {(primary || secondary) && (
                <div className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3">
                  {secondary}
                  {!insistent && <Button onClick={onClose}>{t('ui.cancel')}</Button>}
                  {primary && (
                    <Button
                      type="submit"
                      look={primary.look ?? 'primary'}
                      busy={primary.busy ?? false}
                      why={primary.why}
                      keys={t('ui.ctrlEnter')}
                    >
                      {primary.label}
                    </Button>
                  )}
                </div>
              )}
            </form>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
