// Over the page the password is asked for again: to carry on when the session has ended (and a code, where a second factor is on),
// or before what changes how one signs in. Fetched once the page is idle.

import { type Ref, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { openGate } from '../api/gate.ts'
import { problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { VisitOver } from '../operators/VisitOver.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { CodeField } from './CodeField.tsx'
import { type Me, signIn, signInWithCode, useMe } from './session.ts'

/** Of an operator who was inside an account the hour is over: there is nothing to carry on with. */
export function AskToCarryOn() {
  const { visit } = useMe()
  return visit ? <VisitOver /> : <CarryOn />
}

function CarryOn() {
  const { t } = useTranslation()
  const { user } = useMe()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [token, setToken] = useState<string | null>(null)
  const [kind, setKind] = useState<'app' | 'recovery'>('app')
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)

  const arrive = (me: Me): void => {
    if (me.user.id === user.id) openGate()
    else window.location.assign(to.home())
  }

  const carryOn = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    try {
      if (token !== null) return arrive(await signInWithCode(token, code))
      const signed = await signIn(user.email, password)
      if (signed.done) arrive(signed.me)
      else setToken(signed.token)
    } catch (error) {
      setRefusal(error)
      setCode('')
      if (token === null || problemOf(error).code === 'sign_in_over') {
        setToken(null)
        setPassword('')
      }
      field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  const passwordMissing = password === '' ? t('auth.passwordMissing') : undefined
  const codeMissing = code.trim() === '' ? t('auth.code.missing') : undefined
  const missing = token === null ? passwordMissing : codeMissing

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
        why: missing,
      }}
      secondary={
        <Button look="quiet" onClick={() => window.location.assign(to.signIn())}>
          {t('auth.ended.someoneElse')}
        </Button>
      }
    >
      <Refusal error={refusal} />
      <Whose />
      {token === null ? (
        <Password value={password} onChange={setPassword} field={field} />
      ) : (
        <CodeField kind={kind} onKind={setKind} value={code} onChange={setCode} field={field} />
      )}
    </Dialog>
  )
}

export function AskToConfirm({ answer }: { answer: (given: boolean) => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)

  const confirm = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    try {
      const { error } = await client.POST('/auth/confirm', { body: { password } })
      if (error) throw error
      answer(true)
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
      onClose={() => answer(false)}
      title={t('auth.confirm.title')}
      description={t('auth.confirm.why')}
      initialFocus={field}
      primary={{
        label: t('auth.confirm.goOn'),
        run: () => void confirm(),
        busy,
        why: password === '' ? t('auth.passwordMissing') : undefined,
      }}
    >
      <Refusal error={refusal} />
      <Whose />
      <Password value={password} onChange={setPassword} field={field} />
    </Dialog>
  )
}

/** For whoever looks, and for the browser that fills the password in. */
function Whose() {
  const { t } = useTranslation()
  const { user } = useMe()
  return (
    <Field label={t('auth.email')}>
      <TextInput type="email" autoComplete="username" readOnly value={user.email} />
    </Field>
  )
}

interface PasswordProps {
  value: string
  onChange: (value: string) => void
  field: Ref<HTMLInputElement>
}

function Password({ value, onChange, field }: PasswordProps) {
  const { t } = useTranslation()
  return (
    <Field label={t('auth.password')}>
      <PasswordInput
        ref={field}
        autoComplete="current-password"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
