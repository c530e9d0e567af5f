// A question over the page: Ctrl Enter does its primary act, Esc closes it, focus returns to where it was. The dialog's own
// code is fetched once the page is idle, so that no page waits for it.

import { type ReactNode, type RefObject, useState } from 'react'
import type { ButtonLook } from './Button.tsx'
import { laterPart, Prepared } from './prepared.tsx'

const popup = laterPart(async () => (await import('./DialogPopup.tsx')).DialogPopup)

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** The one primary act. Without it the dialog only shows something. */
  primary?: { label: string; run: () => void; busy?: boolean; why?: string | undefined; look?: ButtonLook }
  secondary?: ReactNode
  /** What has the focus on opening; the first thing in it otherwise. */
  initialFocus?: RefObject<HTMLElement | null>
  wide?: boolean
  /** It must be answered: neither Esc nor a press beside it closes it. */
  insistent?: boolean
}

export function Dialog(props: DialogProps) {
  const [asked, setAsked] = useState(false)
  if (props.open && !asked) setAsked(true)
  if (!asked) return null
  return <Prepared part={popup} props={props} />
}

/** Fetches what dialogs need, once the page is idle and before one is asked for: a key must open one at once. */
export const prepareDialogs = popup.prepare
