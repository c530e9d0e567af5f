// The rail: product and account, where one can go, and at the bottom who one is.

import { ChevronsLeft, ChevronsRight, Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import { may } from '../../auth/permissions.ts'
import { useMe } from '../../auth/session.ts'
import { cx } from '../../lib/cx.ts'
import { useChoice, writeChoice } from '../../lib/stored.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { SeatLine } from '../../users/Seats.tsx'
import { landing, navigation } from './navigation.ts'
import { openPalette } from './palette.ts'
import { UserMenu } from './UserMenu.tsx'

const FOLDED = 'rf.rail'

interface RailProps {
  inDrawer?: boolean
  onShowKeys: () => void
  onLeave?: () => void
}

export function Rail({ inDrawer = false, onShowKeys, onLeave }: RailProps) {
  const { t } = useTranslation()
  const me = useMe()
  const choice = useChoice(FOLDED)
  const narrow = useNarrow()
  const folded = !inDrawer && (choice === null ? narrow : choice === 'folded')

  return (
    <nav
      aria-label={t('shell.navigation')}
      className={cx(
        'flex-col gap-1 bg-surface p-2',
        inDrawer ? 'flex h-full' : 'sticky top-0 hidden h-dvh shrink-0 border-line border-e md:flex',
        !inDrawer && (folded ? 'w-14' : 'w-56'),
      )}
    >
      <Link
        to={landing(me)}
        onClick={onLeave}
        aria-label={folded ? t('ui.product') : undefined}
        className="flex h-12 items-center gap-2.5 rounded-control px-1.5"
      >
        <Mark className="size-7 shrink-0" />
        {!folded && (
          <span className="min-w-0 leading-tight">
            <span className="block truncate font-semibold">{t('ui.product')}</span>
            <span dir="auto" className="block truncate text-muted text-xs">
              {me.account.name}
            </span>
          </span>
        )}
      </Link>
      {!inDrawer && <SearchButton folded={folded} />}
      <ul className="mt-2 flex grow flex-col gap-0.5">
        {navigation(me).map(({ name, path, icon: Icon }) => {
          const label = t(`shell.nav.${name}`)
          const link = (
            <NavLink
              to={path}
              end={name === 'workspace' || name === 'l1Workspace'}
              onClick={onLeave}
              aria-label={folded ? label : undefined}
              className="flex h-9 items-center gap-3 rounded-control px-2.5 text-muted transition-colors duration-150 hover:bg-hover hover:text-text aria-[current=page]:bg-accent-ground aria-[current=page]:font-medium aria-[current=page]:text-link"
            >
              <Icon aria-hidden className="size-4.5 shrink-0" />
              {!folded && <span className="truncate">{label}</span>}
            </NavLink>
          )
          return <li key={name}>{folded ? <Tooltip text={label}>{link}</Tooltip> : link}</li>
        })}
      </ul>
      {!inDrawer && (
        <button
          type="button"
          aria-expanded={!folded}
          aria-label={folded ? t('shell.unfold') : t('shell.fold')}
          onClick={() => writeChoice(FOLDED, folded ? 'open' : 'folded')}
          className="flex h-8 items-center gap-3 rounded-control px-2.5 text-muted text-sm hover:bg-hover hover:text-text"
        >
          {folded ? (
            <ChevronsRight aria-hidden className="size-4.5 rtl:rotate-180" />
          ) : (
            <ChevronsLeft aria-hidden className="size-4.5 rtl:rotate-180" />
          )}
          {!folded && t('shell.fold')}
        </button>
      )}
      {!folded && may(me, 'read_seats') && <SeatLine />}
      <UserMenu folded={folded} onShowKeys={onShowKeys} />
    </nav>
  )
}

function SearchButton({ folded }: { folded: boolean }) {
  const { t } = useTranslation()
  const name = t('palette.open')
  const button = (
    <button
      type="button"
      aria-label={name}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K"
      onClick={openPalette}
      className="mt-1 flex h-9 w-full items-center gap-3 rounded-control border border-line px-2.5 text-muted hover:border-line-strong hover:text-text"
    >
      <Search aria-hidden className={cx('size-4.5 shrink-0', folded && '-ms-px')} />
      {!folded && <span className="grow text-start">{name}</span>}
      {!folded && <Kbd>{t('ui.ctrlK')}</Kbd>}
    </button>
  )
  return folded ? <Tooltip text={name}>{button}</Tooltip> : button
}

const narrowScreen = typeof matchMedia === 'undefined' ? null : matchMedia('(max-width: 68rem)')

function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrowScreen?.addEventListener('change', changed)
      return () => narrowScreen?.removeEventListener('change', changed)
    },
    () => narrowScreen?.matches ?? false,
  )
}
