// Invites nobody has accepted yet: make a new link, copy it, take it back.

import { MailPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Card } from '../ui/Page.tsx'
import { AbsoluteTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { refreshPeople } from '../users/refresh.ts'
import { InviteLink } from './InviteLink.tsx'

type Invite = Schemas['InviteView']

export function OpenInvites() {
  const { t } = useTranslation()
  const invites = api.useInfiniteQuery(
    'get',
    '/invites',
    { params: { query: { open: true, limit: 20 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
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
              {invites.hasNextPage && (
                <div className="flex justify-center p-3">
                  <Button busy={invites.isFetchingNextPage} onClick={() => void invites.fetchNextPage()}>
                    {t('ui.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function OpenInvite({ invite }: { invite: Invite }) {
  const { t } = useTranslation()
  const [renewed, setRenewed] = useState<Invite | null>(null)
  const [revoking, setRevoking] = useState(false)
  const path = { params: { path: { id: invite.id } } }
  const resend = api.useMutation('post', '/invites/{id}/resend', {
    onSuccess: async (made) => {
      setRenewed(made)
      await refreshPeople()
    },
  })
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
              <span>
                {t('invites.until')} <AbsoluteTime at={invite.expires_at} />
              </span>
            )}
          </p>
        </div>
        <div className="flex gap-1.5">
          <Button size="sm" busy={resend.isPending} onClick={() => resend.mutate(path)}>
            {t('invites.resend')}
          </Button>
          <Button size="sm" look="quiet" onClick={() => setRevoking(true)}>
            {t('invites.revoke')}
          </Button>
        </div>
      </div>
      <Refusal error={resend.error} />
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
