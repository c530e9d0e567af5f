// Where somebody lands who needs a second factor and has none: everything else waits until it is set up.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RecoveryCodes } from '../account/RecoveryCodes.tsx'
import { SetUpSecondFactor } from '../account/SetUpSecondFactor.tsx'
import { api, type Schemas } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { Entrance } from '../ui/Entrance.tsx'
import { ConfirmPassword, useConfirmed } from './ConfirmPassword.tsx'
import { SessionEnded } from './SessionEnded.tsx'
import { signOut, useMe } from './session.ts'

type Step =
  | { at: 'start' }
  | { at: 'phone'; offered: Schemas['NewSecondFactorView'] }
  | { at: 'codes'; codes: string[] }

export function SetUpPage() {
  const { t } = useTranslation()
  const me = useMe()
  const [step, setStep] = useState<Step>({ at: 'start' })
  const why = me.user.is_super_admin
    ? t('secondFactor.forced.admin')
    : t('secondFactor.forced.owner', { account: me.account.name })
  return (
    <>
      <Entrance title={t('secondFactor.forced.title')} wide>
        {step.at === 'start' ? (
          <Start why={why} onOffered={(offered) => setStep({ at: 'phone', offered })} />
        ) : step.at === 'phone' ? (
          <SetUpSecondFactor
            offered={step.offered}
            onConfirmed={(codes) => setStep({ at: 'codes', codes })}
          />
        ) : (
          // A new page: what was refused before is asked for again.
          <RecoveryCodes codes={step.codes} onKept={() => window.location.replace(to.home())} />
        )}
      </Entrance>
      <ConfirmPassword />
      <SessionEnded />
    </>
  )
}

function Start({
  why,
  onOffered,
}: {
  why: string
  onOffered: (offered: Schemas['NewSecondFactorView']) => void
}) {
  const { t } = useTranslation()
  const confirmed = useConfirmed()
  const begin = api.useMutation('post', '/auth/totp')
  const leave = async (): Promise<void> => {
    await signOut()
    window.location.replace(to.signIn())
  }
  return (
    <>
      <p>{why}</p>
      <p className="text-muted">{t('secondFactor.forced.why')}</p>
      <Refusal error={begin.error} />
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          busy={begin.isPending}
          onClick={() => void confirmed(() => begin.mutateAsync({})).then(onOffered, () => undefined)}
        >
          {t('secondFactor.begin')}
        </Button>
        <Button look="quiet" onClick={() => void leave()}>
          {t('auth.signOut')}
        </Button>
      </div>
    </>
  )
}
