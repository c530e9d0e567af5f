// Signing in: one card, with the second factor as its second step. An error never says which half was wrong.

import { type FormEvent, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import { api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { safeNext, to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { ENTRANCE_CARD, ENTRANCE_LINK, EntranceFrame } from '../ui/Entrance.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { CodeField } from './CodeField.tsx'
import { signIn, signInWithCode } from './session.ts'

interface Credentials {
  email: string
  password: string
}

export function SignInPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const options = api.useQuery('get', '/auth/options', {}, { staleTime: Number.POSITIVE_INFINITY })
  const [token, setToken] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<unknown>(null)
  const arrive = () => navigate(safeNext(query.get('next')) ?? to.home(), { replace: true })

  return (
    <EntranceFrame title={t('auth.signIn')}>
      {token === null ? (
        <FirstStep refusal={refusal} onRefused={setRefusal} onAsked={setToken} onDone={arrive} />
      ) : (
        <SecondStep
          token={token}
          onDone={arrive}
          onBack={(why) => {
            setRefusal(why)
            setToken(null)
          }}
        />
      )}
      {token === null && options.data?.sign_up === 'open' && (
        <p className="mt-5 text-center text-muted">
          {t('auth.newHere')}{' '}
          <Link to={to.register()} className={ENTRANCE_LINK}>
            {t('auth.createAccount')}
          </Link>
        </p>
      )}
    </EntranceFrame>
  )
}

interface FirstStepProps {
  refusal: unknown
  onRefused: (refusal: unknown) => void
  onAsked: (token: string) => void
  onDone: () => void | Promise<void>
}

function FirstStep({ refusal, onRefused, onAsked, onDone }: FirstStepProps) {
  const { t } = useTranslation()
  const registered = registeredIn(useLocation().state)
  const { register, handleSubmit, formState, setFocus, resetField } = useForm<Credentials>({
    defaultValues: { email: registered ?? '', password: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ email, password }) => {
    onRefused(null)
    try {
      const signed = await signIn(email.trim(), password)
      if (signed.done) await onDone()
      else onAsked(signed.token)
    } catch (error) {
      onRefused(error)
      resetField('password')
      setFocus('password')
    }
  })

  return (
    <form onSubmit={submit} noValidate className={ENTRANCE_CARD}>
      <h1 className="font-semibold text-lg">{t('auth.signIn')}</h1>
      {registered && (
        <Notice tone="good">
          <p>{t('auth.registered')}</p>
          <p className="mt-1 text-sm">{t('auth.registeredBefore', { email: registered })}</p>
        </Notice>
      )}
      <Refusal error={refusal} />
      <Field label={t('auth.email')} error={errors.email?.message}>
        <TextInput
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={registered === null}
          {...register('email', { required: t('auth.emailMissing') })}
        />
      </Field>
      <Field label={t('auth.password')} error={errors.password?.message}>
        <PasswordInput
          autoComplete="current-password"
          autoFocus={registered !== null}
          {...register('password', { required: t('auth.passwordMissing') })}
        />
      </Field>
      <Button type="submit" look="primary" busy={isSubmitting} className="mt-1">
        {t('auth.signIn')}
      </Button>
      <Link to={to.forgot()} className="self-center text-link text-sm underline underline-offset-2">
        {t('auth.forgot')}
      </Link>
    </form>
  )
}

interface SecondStepProps {
  token: string
  onDone: () => void | Promise<void>
  onBack: (why: unknown) => void
}

function SecondStep({ token, onDone, onBack }: SecondStepProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<'app' | 'recovery'>('app')
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setMissing(code.trim() === '')
    if (code.trim() === '') return field.current?.focus()
    setBusy(true)
    setRefusal(null)
    try {
      await signInWithCode(token, code)
      await onDone()
    } catch (error) {
      if (problemOf(error).code === 'sign_in_over') return onBack(error)
      setRefusal(error)
      setCode('')
      field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={ENTRANCE_CARD}>
      <h1 className="font-semibold text-lg">{t('auth.code.title')}</h1>
      <Refusal error={refusal} />
      <CodeField
        kind={kind}
        onKind={setKind}
        value={code}
        onChange={(typed) => {
          setMissing(false)
          setCode(typed)
        }}
        error={missing ? t('auth.code.missing') : undefined}
        field={field}
      />
      <div className="mt-1 flex flex-col gap-2">
        <Button type="submit" look="primary" busy={busy}>
          {t('auth.signIn')}
        </Button>
        <Button look="quiet" onClick={() => onBack(null)}>
          {t('auth.code.back')}
        </Button>
      </div>
    </form>
  )
}

/** Whoever comes from registering signs in with that e-mail. */
function registeredIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('registered' in state)) return null
  return typeof state.registered === 'string' ? state.registered : null
}
