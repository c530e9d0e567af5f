// Where one is signed in, and signing out there.

import { Laptop } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Card } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'

type Session = Schemas['SessionView']

export function Devices() {
  const { t } = useTranslation()
  const sessions = api.useQuery('get', '/auth/sessions')
  const [refusal, setRefusal] = useState<unknown>(null)
  const [ending, setEnding] = useState<string | null>(null)

  const end = async (which: string, act: () => Promise<{ error?: unknown }>): Promise<void> => {
    setRefusal(null)
    setEnding(which)
    try {
      const { error } = await act()
      if (error) throw error
    } catch (error) {
      setRefusal(error)
    } finally {
      setEnding(null)
      await sessions.refetch()
    }
  }
  const endOne = (id: string) =>
    end(id, () => client.DELETE('/auth/sessions/{id}', { params: { path: { id } } }))
  const endOthers = () => end('others', () => client.DELETE('/auth/sessions'))

  return (
    <Card title={t('account.devices.title')}>
      <Loaded query={sessions} waiting={<SkeletonRows rows={2} className="h-12" />}>
        {(list) => (
          <div className="flex flex-col gap-3">
            <Refusal error={refusal} />
            <ul className="flex flex-col divide-y divide-line">
              {list.map((session) => (
                <Device
                  key={session.id}
                  session={session}
                  busy={ending === session.id}
                  onEnd={() => void endOne(session.id)}
                />
              ))}
            </ul>
            {list.length > 1 && (
              <div>
                <Button busy={ending === 'others'} onClick={() => void endOthers()}>
                  {t('account.devices.endOthers')}
                </Button>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Device({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation()
  const name = session.device ?? t('account.devices.unknown')
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <Laptop aria-hidden className="size-4.5 shrink-0 text-muted" />
      <div className="min-w-0 grow">
        <p className="break-words font-medium">{name}</p>
        <p className="text-muted text-sm">
          {session.ip && <span className="me-2">{session.ip}</span>}
          {t('account.devices.lastUsed')} <RelativeTime at={session.last_used_at} />
        </p>
      </div>
      {session.is_current ? (
        <Chip tone="good">{t('account.devices.current')}</Chip>
      ) : (
        <Button
          size="sm"
          busy={busy}
          onClick={onEnd}
          aria-label={t('account.devices.endThat', { device: name })}
        >
          {t('account.devices.end')}
        </Button>
      )}
    </li>
  )
}
