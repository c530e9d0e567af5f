// Invites nobody has accepted yet: whether their letter went out, a new one, a link to hand over, taking them back.

import { MailPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { BY_CURSOR, More } from '../api/pages.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Card } from '../ui/Page.tsx'
import { AbsoluteTime, RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { refreshPeople } from '../users/refresh.ts'
import { InviteLink } from './InviteLink.tsx'

type Invite = Schemas['InviteView']

/** A mail server takes a letter within moments, as a rule. */
const WATCH_MS = 3_000

export function OpenInvites() {
  const { t } = useTranslation()
  const invites = api.useInfiniteQuery(
    'get',
    '/invites',
    { params: { query: { open: true, limit: 20 } } },
    {
      ...BY_CURSOR,
      refetchInterval: ({ state }) => (state.data?.pages.some(isOnItsWay) ? WATCH_MS : false),
    },
  )
  return (
    <Card title={t('invites.open')} flush>
      <Loaded query={invites} waiting={<SkeletonRows rows={3} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <EmptyState icon={<MailPlus aria-hidden className="size-6" />} title={t('invites.none')}>
                {t('invites.noneWhy')}
              </EmptyState>
            )
          return (
            <>
              <ul aria-label={t('invites.open')}>
                {items.map((invite) => (
                  <OpenInvite key={invite.id} invite={invite} />
                ))}
              </ul>
              <div className="p-3 empty:hidden">
                <More of={invites} />
              </div>
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function OpenInvite({ invite }: { invite: Invite }) {
  const { t } = useTranslation()
  const options = api.useQuery('get', '/auth/options', {}, { staleTime: Number.POSITIVE_INFINITY })
  const [renewed, setRenewed] = useState<Invite | null>(null)
  const [revoking, setRevoking] = useState(false)
  const path = { params: { path: { id: invite.id } } }
  const onSuccess = async (made: Invite): Promise<void> => {
    setRenewed(made)
    await refreshPeople()
  }
  const resend = api.useMutation('post', '/invites/{id}/resend', { onSuccess })
  const makeLink = api.useMutation('post', '/invites/{id}/link', { onSuccess })
  const revoke = api.useMutation('delete', '/invites/{id}', {
    onSuccess: async () => {
      setRevoking(false)
      await refreshPeople()
    },
  })
  const expired = invite.status === 'expired'
  return (
    <li className="flex flex-col gap-2 border-line border-b px-4 py-2.5 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-0 grow basis-52">
          <p className="truncate font-medium">{invite.email}</p>
          <p className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
            {t(`roles.${invite.role}`)}
            {expired ? (
              <Chip tone="warn">{t('invites.expired')}</Chip>
            ) : (
              <>
                <span>
                  {t('invites.until')} <AbsoluteTime at={invite.expires_at} />
                </span>
                <Delivery invite={invite} />
              </>
            )}
          </p>
          {!expired && invite.delivery === 'failed' && (
            <p className="text-muted text-sm">{t('invites.delivery.failedWhat')}</p>
          )}
        </div>
        <div className="flex flex-wrap gap-1.5">
          {options.data?.mail && (
            <Button size="sm" busy={resend.isPending} onClick={() => resend.mutate(path)}>
              {t('invites.resend')}
            </Button>
          )}
          <Button size="sm" busy={makeLink.isPending} onClick={() => makeLink.mutate(path)}>
            {t('invites.makeLink')}
          </Button>
          <Button size="sm" look="quiet" onClick={() => setRevoking(true)}>
            {t('invites.revoke')}
          </Button>
        </div>
      </div>
      <Refusal error={resend.error ?? makeLink.error} />
      {renewed && <InviteLink invite={renewed} />}
      <Dialog
        open={revoking}
        onClose={() => setRevoking(false)}
        title={t('invites.revokeWhose', { email: invite.email })}
        description={t('invites.revokeWhat')}
        primary={{
          label: t('invites.revoke'),
          look: 'danger',
          busy: revoke.isPending,
          run: () => revoke.mutate(path),
        }}
      >
        <Refusal error={revoke.error} />
      </Dialog>
    </li>
  )
}

/** What became of the letter; nothing where there was none. */
function Delivery({ invite }: { invite: Invite }) {
  const { t } = useTranslation()
  switch (invite.delivery) {
    case 'by_hand':
      return null
    case 'on_its_way':
      return <span>{t('invites.delivery.on_its_way')}</span>
    case 'mailed':
      return (
        <span>
          {t('invites.delivery.mailed')} <RelativeTime at={invite.delivery_at} />
        </span>
      )
    case 'failed':
      return <Chip tone="bad">{t('invites.delivery.failed')}</Chip>
  }
}

function isOnItsWay({ items }: Schemas['InvitePage']): boolean {
  return items.some(({ delivery }) => delivery === 'on_its_way')
}
