import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client.ts'
import { Copy } from '../ui/Copy.tsx'
import { Notice } from '../ui/Notice.tsx'

/** The link of an invite that was just made; it cannot be shown again. */
export function InviteLink({ invite }: { invite: Schemas['InviteView'] }) {
  const { t } = useTranslation()
  if (!invite.link) return <Notice tone="good">{t('invites.made', { email: invite.email })}</Notice>
  return (
    <Notice tone="good">
      <p>{t('invites.handOver', { email: invite.email })}</p>
      <p className="mt-1 flex items-center gap-1">
        <code data-testid="invite-link" className="min-w-0 truncate text-xs" title={invite.link}>
          {invite.link}
        </code>
        <Copy text={invite.link} name={t('invites.copyLink')} />
      </p>
    </Notice>
  )
}
