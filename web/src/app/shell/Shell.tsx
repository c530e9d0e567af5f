// The frame around every page of a person who is signed in.

import { Menu as MenuIcon, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router'
import { ConfirmPassword } from '../../auth/ConfirmPassword.tsx'
import { isCovering, may } from '../../auth/permissions.ts'
import { SessionEnded } from '../../auth/SessionEnded.tsx'
import { useMe } from '../../auth/session.ts'
import { whenIdle } from '../../lib/idle.ts'
import { useKey } from '../../lib/keys.ts'
import { useLiveStream } from '../../live/live.ts'
import { VisitBanner } from '../../operators/VisitBanner.tsx'
import { outgoingOf } from '../../outgoing/outgoing.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { TimeZone } from '../../ui/RelativeTime.tsx'
import { Toaster } from '../../ui/Toaster.tsx'
import { useEnded } from '../../walks/useEnded.ts'
import { useReminders } from '../../walks/useReminders.ts'
import { to } from '../to.ts'
import { ConnectionBar } from './ConnectionBar.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { landing, navigation } from './navigation.ts'
import { Palette, preparePalette } from './Palette.tsx'
import { openPalette } from './palette.ts'
import { Rail } from './Rail.tsx'
import { RefusedBar } from './RefusedBar.tsx'

export function Shell() {
  const { t } = useTranslation()
  const me = useMe()
  const { pathname } = useLocation()
  const [drawer, setDrawer] = useState(false)
  const [keys, setKeys] = useState(false)
  useKey('?', () => setKeys(true), { does: t('keys.help'), moves: true })
  const navigate = useNavigate()
  // On the workspace itself the key goes to the field.
  useKey('n', () => void navigate(to.workspace()), {
    enabled: may(me, 'work_l1') && pathname !== to.workspace(),
    does: t('keys.newCall'),
  })
  useFocusOnArrival(pathname)
  useLiveStream()
  useEffect(() => whenIdle(preparePalette), [])
  // Whatever page it is: what an earlier one could not send goes out from here.
  useEffect(() => void outgoingOf(me.user.id).open(), [me.user.id])
  useEnded()
  useReminders()

  return (
    <TimeZone value={me.account.time_zone}>
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-accent px-3 py-2 text-accent-text focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        {t('shell.skip')}
      </a>
      {navigation(me).map((item) => (
        <GoKey key={item.name} secondKey={item.key} path={item.path} name={t(`shell.nav.${item.name}`)} />
      ))}
      <div className="flex min-h-dvh flex-col md:flex-row">
        <Rail onShowKeys={() => setKeys(true)} />
        <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-line border-b bg-surface px-2 md:hidden">
          <IconButton
            name={t('shell.openMenu')}
            icon={<MenuIcon aria-hidden className="size-5" />}
            onClick={() => setDrawer(true)}
          />
          <Link to={landing(me)} className="flex items-center gap-2 rounded-control font-semibold">
            <Mark className="size-6" />
            {t('ui.product')}
          </Link>
          <IconButton
            name={t('palette.open')}
            icon={<Search aria-hidden className="size-5" />}
            onClick={openPalette}
            className="ms-auto"
          />
        </header>
        <Drawer open={drawer} onClose={() => setDrawer(false)} label={t('shell.navigation')}>
          <Rail inDrawer onShowKeys={() => setKeys(true)} onLeave={() => setDrawer(false)} />
        </Drawer>
        <main id="main" tabIndex={-1} className="flex min-w-0 grow flex-col outline-none">
          <VisitBanner />
          <ConnectionBar />
          <RefusedBar />
          {isCovering(me) && pathname.startsWith(to.workspace()) && (
            <div className="flex flex-wrap items-center justify-center gap-x-2 border-line border-b bg-warn-ground px-4 py-1.5 text-sm text-warn">
              <span>{t('shell.covering')}</span>
              <Link to={landing(me)} className="font-medium underline underline-offset-2">
                {t('shell.leaveCoverage')}
              </Link>
            </div>
          )}
          <Outlet />
        </main>
      </div>
      <Palette />
      <KeysDialog open={keys} onClose={() => setKeys(false)} />
      <ConfirmPassword />
      <SessionEnded />
      <Toaster />
      <ScrollRestoration />
    </TimeZone>
  )
}

function GoKey({ secondKey, path, name }: { secondKey: string; path: string; name: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useKey(`g ${secondKey}`, () => void navigate(path), { does: t('keys.goTo', { page: name }), moves: true })
  return null
}

/** A new page is read out from its heading, unless it put the focus somewhere itself. */
function useFocusOnArrival(pathname: string): void {
  const arrived = useRef(pathname)
  useEffect(() => {
    if (arrived.current === pathname) return
    arrived.current = pathname
    const main = document.getElementById('main')
    if (main?.contains(document.activeElement) && document.activeElement !== main) return
    main?.querySelector('h1')?.focus({ preventScroll: true })
  }, [pathname])
}
