// News of what happened elsewhere. What happened here is shown here, not in a toast.

import { create } from 'zustand'
import { uniqueKey } from '../lib/ids.ts'

export interface ToastAction {
  label: string
  run: () => void
}

export interface ToastItem {
  id: string
  title: string
  description?: string | undefined
  action?: ToastAction | undefined
  /** Until somebody closes it: whoever is away from the screen for a moment must not miss it. */
  stays?: boolean | undefined
}

const MOST = 3

export const useToasts = create<{ toasts: readonly ToastItem[] }>(() => ({ toasts: [] }))

export function toast(
  title: string,
  { description, action, stays }: { description?: string; action?: ToastAction; stays?: boolean } = {},
): void {
  const item = { id: uniqueKey(), title, description, action, stays }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, item].slice(-MOST) }))
}

export function closeToast(id: string): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((item) => item.id !== id) }))
}
