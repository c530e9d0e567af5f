// What programs of one's own sign in with: made, told once, listed, revoked.

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, cache, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { useConfirmed } from '../auth/ConfirmPassword.tsx'
import { useMinuteHand } from '../lib/clock.ts'
import { dateTime } from '../lib/dates.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, Select, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Card } from '../ui/Page.tsx'
import { RelativeTime, useTimeZone } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Checkbox } from './Checkbox.tsx'

type Token = Schemas['ApiTokenView']
type Made = Schemas['NewApiTokenView']
type Scope = Schemas['Scope']

const SCOPES: readonly Scope[] = ['read', 'calls', 'flows', 'account']
const DAYS = ['30', '90', '180', '365'] as const

export function ApiTokens() {
  const { t } = useTranslation()
  const query = api.useQuery('get', '/api-tokens')
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const [revoking, setRevoking] = useState<Token | null>(null)
  return (
    <Card
      title={t('tokens.title')}
      aside={
        <Button size="sm" onClick={() => setMaking(true)}>
          {t('tokens.new')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {made && <Told made={made} onKept={() => setMade(null)} />}
        <Loaded query={query} waiting={<SkeletonRows rows={2} />}>
          {(tokens) =>
            tokens.length === 0 ? (
              <EmptyState icon={<KeyRound aria-hidden className="size-6" />} title={t('tokens.none')}>
                {t('tokens.why')}
              </EmptyState>
            ) : (
              <ul aria-label={t('tokens.title')} className="flex flex-col">
                {tokens.map((token) => (
                  <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      {making && <NewToken onClose={() => setMaking(false)} onMade={setMade} />}
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  )
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const { t } = useTranslation()
  const zone = useTimeZone()
  const hasExpired = useMinuteHand() >= Date.parse(token.expires_at)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-2.5 first:pt-0 last:border-b-0 last:pb-0">
      <div className="min-w-0 grow basis-60">
        <p dir="auto" className="break-words font-medium">
          {token.name}
        </p>
        <p className="text-muted text-sm">
          {token.last_used_at == null ? (
            t('tokens.neverUsed')
          ) : (
            <>
              {t('tokens.used')} <RelativeTime at={token.last_used_at} />
            </>
          )}
          {' · '}
          {hasExpired
            ? t('tokens.expired')
            : t('tokens.expires', { date: dateTime(new Date(token.expires_at), zone) })}
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        {hasExpired && <Chip tone="warn">{t('tokens.expired')}</Chip>}
        {token.scopes.map((scope) => (
          <Chip key={scope}>{t(`tokens.scopes.${scope}.name`)}</Chip>
        ))}
      </div>
      <Button size="sm" aria-label={t('tokens.revokeNamed', { name: token.name })} onClick={onRevoke}>
        {t('tokens.revoke')}
      </Button>
    </li>
  )
}

/** The one time that it can be read. */
function Told({ made, onKept }: { made: Made; onKept: () => void }) {
  const { t } = useTranslation()
  if (made.token == null) {
    return (
      <Notice
        tone="warn"
        action={
          <Button size="sm" onClick={onKept}>
            {t('ui.understood')}
          </Button>
        }
      >
        {t('tokens.lost', { name: made.name })}
      </Notice>
    )
  }
  return (
    <section
      aria-label={t('tokens.told')}
      className="flex flex-col gap-3 rounded-control border border-good/40 p-4"
    >
      <p className="font-medium">{t('tokens.told')}</p>
      <div className="flex items-start gap-2 rounded-control border border-line bg-bg px-3 py-2">
        <code className="min-w-0 grow select-all break-all font-mono text-sm">{made.token}</code>
        <Copy text={made.token} name={t('tokens.copy')} />
      </div>
      <p className="text-muted text-sm">{t('tokens.once')}</p>
      <div>
        <Button onClick={onKept}>{t('tokens.kept')}</Button>
      </div>
    </section>
  )
}

function NewToken({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) {
  const { t } = useTranslation()
  const confirmed = useConfirmed()
  const make = api.useMutation('post', '/api-tokens')
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>(['read'])
  const [days, setDays] = useState<(typeof DAYS)[number]>('90')
  const nameMissing = name.trim() === '' ? t('tokens.nameMissing') : undefined
  const why = nameMissing ?? (scopes.length === 0 ? t('tokens.scopeMissing') : undefined)

  const run = (): void => {
    const body = { name, scopes: [...scopes], expires_in_days: Number(days) }
    confirmed(() => make.mutateAsync({ body })).then(
      (made) => {
        onMade(made)
        void cache.invalidateQueries({ queryKey: ['get', '/api-tokens'] })
        onClose()
      },
      () => undefined,
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('tokens.new')}
      description={t('tokens.what')}
      primary={{ label: t('tokens.make'), run, busy: make.isPending, why }}
    >
      <Refusal error={make.error} />
      <Field label={t('tokens.name')} hint={t('tokens.nameHint')}>
        <TextInput maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-1.5 font-medium text-sm">{t('tokens.may')}</legend>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={t(`tokens.scopes.${scope}.name`)}
            hint={t(`tokens.scopes.${scope}.what`)}
            checked={scopes.includes(scope)}
            onChange={(checked) =>
              setScopes(SCOPES.filter((one) => (one === scope ? checked : scopes.includes(one))))
            }
          />
        ))}
      </fieldset>
      <Field label={t('tokens.expiry')}>
        <Select
          value={days}
          onChange={(event) => setDays(DAYS.find((one) => one === event.target.value) ?? '90')}
        >
          {DAYS.map((one) => (
            <option key={one} value={one}>
              {t(`tokens.days.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </Dialog>
  )
}

function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation()
  const revoke = api.useMutation('delete', '/api-tokens/{id}', {
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['get', '/api-tokens'] })
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('tokens.revokeTitle', { name: token.name })}
      description={t('tokens.revokeWhat')}
      primary={{
        label: t('tokens.revoke'),
        run: () => revoke.mutate({ params: { path: { id: token.id } } }),
        busy: revoke.isPending,
        look: 'danger',
      }}
    >
      <Refusal error={revoke.error} />
    </Dialog>
  )
}
