// A button that opens a short list of acts. The list itself is fetched when somebody is about to open it.

import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'

const load = () => import('./MenuPopup.tsx')
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }))

export type MenuEntry =
  | {
      kind?: 'act'
      name: string
      icon?: ReactNode
      run: () => void /** Why it cannot be done now. */
      why?: string | undefined
    }
  | { kind: 'separator'; name: string }
  | {
      kind: 'choice'
      name: string
      value: string
      options: readonly { value: string; label: string; icon?: ReactNode }[]
      choose: (value: string) => void
    }

export interface MenuProps {
  trigger: ReactElement<MenuTriggerProps>
  entries: readonly MenuEntry[]
  side?: 'top' | 'bottom'
  align?: 'start' | 'end'
}

interface MenuTriggerProps {
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
  onClick?: () => void
  onPointerEnter?: () => void
  onFocus?: () => void
}

export function Menu(props: MenuProps) {
  const [asked, setAsked] = useState(false)
  const closed = cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => setAsked(true),
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
  })
  if (!asked) return closed
  return (
    <Suspense fallback={closed}>
      <MenuPopup {...props} />
    </Suspense>
  )
}
