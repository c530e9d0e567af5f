// Signing in: one card. An error never says which half was wrong.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { Refusal } from '../api/Refusal.tsx'
import { safeNext, to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Mark } from '../ui/Mark.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { signIn } from './session.ts'

interface Credentials {
  email: string
  password: string
}

export function SignInPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const [refusal, setRefusal] = useState<unknown>(null)
  const { register, handleSubmit, formState, setFocus, resetField } = useForm<Credentials>({
    defaultValues: { email: '', password: '' },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ email, password }) => {
    setRefusal(null)
    try {
      await signIn(email.trim(), password)
      await navigate(safeNext(query.get('next')) ?? to.home(), { replace: true })
    } catch (error) {
      setRefusal(error)
      resetField('password')
      setFocus('password')
    }
  })

  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[14dvh] pb-10">
      <title>{t('ui.pageTitle', { title: t('auth.signIn') })}</title>
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center justify-center gap-2.5">
          <Mark className="size-8" />
          <span className="font-semibold text-xl">{t('ui.product')}</span>
        </div>
        <form
          onSubmit={submit}
          noValidate
          className="flex flex-col gap-4 rounded-card border border-line bg-surface p-6"
        >
          <h1 className="font-semibold text-lg">{t('auth.signIn')}</h1>
          <Refusal error={refusal} />
          <Field label={t('auth.email')} error={errors.email?.message}>
            <TextInput
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              {...register('email', { required: t('auth.emailMissing') })}
            />
          </Field>
          <Field label={t('auth.password')} error={errors.password?.message}>
            <PasswordInput
              autoComplete="current-password"
              {...register('password', { required: t('auth.passwordMissing') })}
            />
          </Field>
          <Button type="submit" look="primary" busy={isSubmitting} className="mt-1">
            {t('auth.signIn')}
          </Button>
        </form>
      </div>
    </main>
  )
}
