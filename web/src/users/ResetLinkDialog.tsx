// A link by which somebody sets a new password: made on purpose, shown once, and handed over by whoever made it.

import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { useConfirmed } from '../auth/ConfirmPassword.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import type { Person } from './follows.ts'

export function ResetLinkDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation()
  const confirmed = useConfirmed()
  const make = api.useMutation('post', '/users/{id}/reset-link')
  const run = (): void => {
    confirmed(() => make.mutateAsync({ params: { path: { id: person.id } } })).catch(() => undefined)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.resetLink.whose', { name: person.name })}
      {...(make.data === undefined && {
        description: t('people.resetLink.what'),
        primary: { label: t('people.resetLink.make'), busy: make.isPending, run },
      })}
    >
      <Refusal error={make.error} />
      {make.data && (
        <Notice tone="good">
          <p>{t('people.resetLink.handOver', { name: person.name })}</p>
          <p className="mt-1 flex items-center gap-1">
            <code data-testid="reset-link" className="min-w-0 truncate text-xs" title={make.data.link}>
              {make.data.link}
            </code>
            <Copy text={make.data.link} name={t('people.resetLink.copy')} autoFocus />
          </p>
          <p className="mt-1 text-sm">
            {t('people.resetLink.until')} <AbsoluteTime at={make.data.expires_at} />
          </p>
        </Notice>
      )}
    </Dialog>
  )
}
