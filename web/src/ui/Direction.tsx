// Tells menus, lists and popups which way the page runs, so that they open towards its end and arrow keys follow the eye.

import { DirectionProvider } from '@base-ui/react/direction-provider'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf } from '../lib/language.ts'

export function Direction({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  return <DirectionProvider direction={directionOf(i18n.language)}>{children}</DirectionProvider>
}
