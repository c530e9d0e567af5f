// Setting up a second factor: the app is given the secret, shows a first code, and the recovery codes are put away.

import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Schemas } from '../api/client.ts'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { useConfirmed } from '../auth/ConfirmPassword.tsx'
import { Button } from '../ui/Button.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { QrCode } from './QrCode.tsx'

interface SetUpSecondFactorProps {
  offered: Schemas['NewSecondFactorView']
  onConfirmed: (codes: string[]) => void
  /** Where one may go on without it. */
  onCancel?: () => void
}

export function SetUpSecondFactor({ offered, onConfirmed, onCancel }: SetUpSecondFactorProps) {
  const { t } = useTranslation()
  const confirmed = useConfirmed()
  const confirm = api.useMutation('post', '/auth/totp/confirm')
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const isWrong = confirm.error !== null && 'code' in fieldProblems(problemOf(confirm.error))
  const error = missing ? t('auth.code.missing') : isWrong ? t('secondFactor.setUp.wrong') : undefined

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const blank = code.trim() === ''
    setMissing(blank)
    if (blank) field.current?.focus()
    if (blank || confirm.isPending) return
    confirmed(() => confirm.mutateAsync({ body: { code } })).then(
      ({ recovery_codes }) => onConfirmed(recovery_codes),
      () => field.current?.focus(),
    )
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <div className="flex flex-col gap-4 sm:flex-row">
        <QrCode text={offered.uri} label={t('secondFactor.setUp.qr')} />
        <div className="flex min-w-0 flex-col gap-3">
          <p>{t('secondFactor.setUp.scan')}</p>
          <div>
            <p className="text-muted text-sm">{t('secondFactor.setUp.type')}</p>
            <p className="mt-1 flex items-center gap-1">
              <code className="min-w-0 select-all break-words font-mono text-sm">
                {inFours(offered.secret)}
              </code>
              <Copy text={offered.secret} name={t('secondFactor.setUp.copyKey')} />
            </p>
          </div>
        </div>
      </div>
      {!isWrong && <Refusal error={confirm.error} />}
      <Field label={t('auth.code.app.label')} hint={t('auth.code.app.hint')} error={error}>
        <TextInput
          ref={field}
          dir="ltr"
          autoFocus
          autoComplete="one-time-code"
          inputMode="numeric"
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={(event) => {
            setMissing(false)
            setCode(event.target.value)
          }}
          className="max-w-48 font-mono tracking-widest"
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={confirm.isPending}>
          {t('secondFactor.setUp.turnOn')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('ui.cancel')}</Button>}
      </div>
    </form>
  )
}

/** As one reads it out: in groups of four. */
function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
