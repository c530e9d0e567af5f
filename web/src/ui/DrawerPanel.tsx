import { Dialog as Base } from '@base-ui/react/dialog'
import type { DrawerProps } from './Drawer.tsx'

/** The panel, once it has been asked for. */
export function DrawerPanel({ open, onClose, label, children }: DrawerProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          data-modal
          aria-label={label}
          className="fixed inset-y-0 start-0 z-40 w-64 border-line border-e bg-surface shadow-float outline-none transition-transform duration-150 ease-out data-ending-style:-translate-x-full data-starting-style:-translate-x-full rtl:data-ending-style:translate-x-full rtl:data-starting-style:translate-x-full"
        >
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
