// One's second factor: off, on, being set up, and its recovery codes.

import { ShieldCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, cache, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { useConfirmed } from '../auth/ConfirmPassword.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Card } from '../ui/Page.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SetUpSecondFactor } from './SetUpSecondFactor.tsx'

/** Fewer than this, and one is told to make new ones. */
const FEW = 3

type View = Schemas['SecondFactorView']

/** What is going on; the codes are held here, since nothing else will ever know them. */
type Doing =
  | { what: 'nothing' }
  | { what: 'setting up'; offered: Schemas['NewSecondFactorView'] }
  | { what: 'keeping codes'; codes: string[] }

export function SecondFactor() {
  const { t } = useTranslation()
  const query = api.useQuery('get', '/auth/totp')
  const [doing, setDoing] = useState<Doing>({ what: 'nothing' })
  const done = (): void => {
    setDoing({ what: 'nothing' })
    void readAgain()
  }

  return (
    <Card title={t('secondFactor.title')} aside={query.data && <State view={query.data} />}>
      {doing.what === 'setting up' ? (
        <SetUpSecondFactor
          offered={doing.offered}
          onConfirmed={(codes) => setDoing({ what: 'keeping codes', codes })}
          onCancel={done}
        />
      ) : doing.what === 'keeping codes' ? (
        <RecoveryCodes codes={doing.codes} onKept={done} />
      ) : (
        <Loaded query={query} waiting={<SkeletonRows rows={2} />}>
          {(view) => (view.on_since == null ? <Off begin={setDoing} /> : <On view={view} begin={setDoing} />)}
        </Loaded>
      )}
    </Card>
  )
}

/** Owners see of each other whether they have one. */
async function readAgain(): Promise<void> {
  await Promise.all(
    ['/auth/totp', '/users'].map((path) => cache.invalidateQueries({ queryKey: ['get', path] })),
  )
}

function State({ view }: { view: View }) {
  const { t } = useTranslation()
  return view.on_since == null ? (
    <Chip>{t('secondFactor.off')}</Chip>
  ) : (
    <Chip tone="good" icon={<ShieldCheck aria-hidden className="size-3.5" />}>
      {t('secondFactor.on')}
    </Chip>
  )
}

interface Begins {
  begin: (doing: Doing) => void
}

function Off({ begin }: Begins) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">{t('secondFactor.why')}</p>
      <Begin label={t('secondFactor.begin')} look="primary" begin={begin} />
    </div>
  )
}

function On({ view, begin }: Begins & { view: View }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<'codes' | 'off' | null>(null)
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">
        {t('secondFactor.since')} {view.on_since && <RelativeTime at={view.on_since} />}
        {' · '}
        {t('secondFactor.left', { count: view.recovery_codes_left })}
      </p>
      {view.recovery_codes_left < FEW && <Notice tone="warn">{t('secondFactor.few')}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setAsking('codes')}>{t('secondFactor.remake.button')}</Button>
        <Begin label={t('secondFactor.replace')} begin={begin} />
        <Button
          look="danger"
          why={view.is_required ? t('secondFactor.turnOff.required') : undefined}
          onClick={() => setAsking('off')}
        >
          {t('secondFactor.turnOff.button')}
        </Button>
      </div>
      <RemakeDialog
        open={asking === 'codes'}
        onClose={() => setAsking(null)}
        onMade={(codes) => begin({ what: 'keeping codes', codes })}
      />
      <TurnOffDialog open={asking === 'off'} onClose={() => setAsking(null)} />
    </div>
  )
}

function Begin({ label, look, begin }: Begins & { label: string; look?: 'primary' }): ReactNode {
  const confirmed = useConfirmed()
  const set = api.useMutation('post', '/auth/totp')
  const run = (): void => {
    confirmed(() => set.mutateAsync({})).then(
      (offered) => begin({ what: 'setting up', offered }),
      () => undefined,
    )
  }
  return (
    <>
      <Button {...(look && { look })} busy={set.isPending} onClick={run}>
        {label}
      </Button>
      <Refusal error={set.error} />
    </>
  )
}

interface DialogProps {
  open: boolean
  onClose: () => void
}

function RemakeDialog({ open, onClose, onMade }: DialogProps & { onMade: (codes: string[]) => void }) {
  const { t } = useTranslation()
  const confirmed = useConfirmed()
  const remake = api.useMutation('post', '/auth/totp/recovery-codes')
  const run = (): void => {
    confirmed(() => remake.mutateAsync({})).then(
      ({ recovery_codes }) => {
        onClose()
        onMade(recovery_codes)
      },
      () => undefined,
    )
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('secondFactor.remake.title')}
      description={t('secondFactor.remake.what')}
      primary={{ label: t('secondFactor.remake.do'), run, busy: remake.isPending }}
    >
      <Refusal error={remake.error} />
    </Dialog>
  )
}

function TurnOffDialog({ open, onClose }: DialogProps) {
  const { t } = useTranslation()
  const confirmed = useConfirmed()
  const turnOff = api.useMutation('delete', '/auth/totp')
  const run = (): void => {
    confirmed(() => turnOff.mutateAsync({})).then(
      async () => {
        await readAgain()
        onClose()
      },
      () => undefined,
    )
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('secondFactor.turnOff.title')}
      description={t('secondFactor.turnOff.what')}
      primary={{ label: t('secondFactor.turnOff.do'), run, busy: turnOff.isPending, look: 'danger' }}
    >
      <Refusal error={turnOff.error} />
    </Dialog>
  )
}
