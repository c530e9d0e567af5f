// The session ended in the middle of work: the page stays as it is, the password is asked for over it, and what waited carries on.

import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openGate, useGate } from '../api/gate.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { signIn, useMe } from './session.ts'

export function SessionEnded() {
  const closed = useGate((gate) => gate.closed)
  return closed ? <AskForPassword /> : null
}

function AskForPassword() {
  const { t } = useTranslation()
  const { user } = useMe()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)

  const carryOn = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    try {
      const me = await signIn(user.email, password)
      if (me.user.id === user.id) openGate()
      else window.location.assign(to.home())
    } catch (error) {
      setRefusal(error)
      setPassword('')
      field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      insistent
      onClose={() => undefined}
      title={t('auth.ended.title')}
      description={t('auth.ended.why')}
      initialFocus={field}
      primary={{
        label: t('auth.ended.carryOn'),
        run: () => void carryOn(),
        busy,
        why: password === '' ? t('auth.passwordMissing') : undefined,
      }}
      secondary={
        <Button look="quiet" onClick={() => window.location.assign(to.signIn())}>
          {t('auth.ended.someoneElse')}
        </Button>
      }
    >
      <Refusal error={refusal} />
      <Field label={t('auth.email')}>
        <TextInput type="email" autoComplete="username" readOnly value={user.email} />
      </Field>
      <Field label={t('auth.password')}>
        <PasswordInput
          ref={field}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
    </Dialog>
  )
}
