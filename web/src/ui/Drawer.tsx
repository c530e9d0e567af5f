// A panel that slides in from the side, on narrow screens. Fetched when it is first opened.

import { lazy, type ReactNode, Suspense, useState } from 'react'

const DrawerPanel = lazy(async () => ({ default: (await import('./DrawerPanel.tsx')).DrawerPanel }))

export interface DrawerProps {
  open: boolean
  onClose: () => void
  label: string
  children: ReactNode
}

export function Drawer(props: DrawerProps) {
  const [asked, setAsked] = useState(false)
  if (props.open && !asked) setAsked(true)
  if (!asked) return null
  return (
    <Suspense fallback={null}>
      <DrawerPanel {...props} />
    </Suspense>
  )
}
