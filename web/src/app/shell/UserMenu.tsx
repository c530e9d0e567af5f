// Who is signed in: theme, keys, signing out.

import { Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../../api/Refusal.tsx'
import { signOut, useMe } from '../../auth/session.ts'
import { asTheme, setTheme, THEMES, useTheme } from '../../lib/theme.ts'
import { useWaiting } from '../../outgoing/waiting.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { to } from '../to.ts'

const ICON = 'size-4 text-muted rtl:-scale-x-100'
const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon }

export function UserMenu({ folded, onShowKeys }: { folded: boolean; onShowKeys: () => void }) {
  const { t } = useTranslation()
  const { user } = useMe()
  const theme = useTheme()
  const { all: waiting } = useWaiting()
  const [confirming, setConfirming] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)

  const leave = async (): Promise<void> => {
    setLeaving(true)
    try {
      await signOut()
      // A new page, not another screen of this one: nothing of the person is left in its memory either.
      window.location.replace(to.signIn())
    } catch (error) {
      setRefusal(error)
      setConfirming(true)
    } finally {
      setLeaving(false)
    }
  }

  return (
    <>
      <Menu
        side="top"
        align="start"
        trigger={
          <button
            type="button"
            aria-label={folded ? t('shell.userMenu', { name: user.name }) : undefined}
            className="flex h-11 w-full items-center gap-2.5 rounded-control px-1.5 text-start hover:bg-hover"
          >
            <span
              aria-hidden
              className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-ground font-semibold text-link text-xs"
            >
              {initials(user.name)}
            </span>
            {!folded && (
              <span className="min-w-0 leading-tight">
                <span dir="auto" className="block truncate font-medium text-sm">
                  {user.name}
                </span>
                <span className="block truncate text-muted text-xs">
                  {t(`roles.${user.is_super_admin ? 'super_admin' : user.account_role}`)}
                </span>
              </span>
            )}
          </button>
        }
        entries={[
          {
            kind: 'choice',
            name: t('shell.theme'),
            value: theme,
            options: THEMES.map((value) => {
              const Icon = THEME_ICONS[value]
              return { value, label: t(`shell.themes.${value}`), icon: <Icon aria-hidden className={ICON} /> }
            }),
            choose: (value) => setTheme(asTheme(value)),
          },
          { kind: 'separator', name: 'acts' },
          { name: t('keys.title'), icon: <Keyboard aria-hidden className={ICON} />, run: onShowKeys },
          {
            name: t('auth.signOut'),
            icon: <LogOut aria-hidden className={ICON} />,
            run: () => (waiting > 0 ? setConfirming(true) : void leave()),
          },
        ]}
      />
      <Dialog
        open={confirming}
        onClose={() => setConfirming(false)}
        title={t('auth.signOut')}
        description={waiting > 0 ? t('auth.unsent', { count: waiting }) : undefined}
        primary={{
          label: t('auth.signOut'),
          run: () => void leave(),
          busy: leaving,
          look: waiting > 0 ? 'danger' : 'primary',
        }}
      >
        <Refusal error={refusal} />
      </Dialog>
    </>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.match(/\p{L}/u)?.[0] ?? '',
  )
  return letters.join('').toLocaleUpperCase()
}
