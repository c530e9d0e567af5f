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
}

const MOST = 3

export const useToasts = create<{ toasts: readonly ToastItem[] }>(() => ({ toasts: [] }))

export function toast(
  title: string,
  { description, action }: { description?: string; action?: ToastAction } = {},
): void {
  const item = { id: uniqueKey(), title, description, action }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, item].slice(-MOST) }))
}

export function closeToast(id: string): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((item) => item.id !== id) }))
}
