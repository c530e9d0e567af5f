// Registering: an account and its first owner, where the installation takes people in.

import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api, client } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { browserTimeZone } from '../lib/timeZones.ts'
import { Button } from '../ui/Button.tsx'
import { ENTRANCE_LINK, Entrance } from '../ui/Entrance.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { TimeZonePicker } from '../ui/TimeZonePicker.tsx'

interface Registration {
  account_name: string
  name: string
  email: string
  password: string
  time_zone: string
}

export function RegisterPage() {
  const { t } = useTranslation()
  const options = api.useQuery('get', '/auth/options', {}, { staleTime: Number.POSITIVE_INFINITY })
  return (
    <Entrance
      title={t('register.title')}
      below={
        <>
          {t('register.haveLogin')}{' '}
          <Link to={to.signIn()} className={ENTRANCE_LINK}>
            {t('auth.signIn')}
          </Link>
        </>
      }
    >
      <Loaded query={options} waiting={<SkeletonRows rows={5} className="h-14" />}>
        {({ sign_up }) => (sign_up === 'open' ? <RegisterForm /> : <p>{t('register.closed')}</p>)}
      </Loaded>
    </Entrance>
  )
}

function RegisterForm() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<unknown>(null)
  const { register, control, handleSubmit, formState, setError } = useForm<Registration>({
    defaultValues: { account_name: '', name: '', email: '', password: '', time_zone: browserTimeZone() },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (values) => {
    setRefusal(null)
    try {
      const { error } = await client.POST('/auth/register', { body: values })
      if (error) throw error
      await navigate(to.signIn(), { state: { registered: values.email.trim() } })
    } catch (error) {
      const fields = Object.entries(fieldProblems(problemOf(error))).filter(([field]) => field in values)
      if (fields.length === 0) setRefusal(error)
      for (const [field, message] of fields) {
        setError(field as keyof Registration, { message: asSentence(message) }, { shouldFocus: true })
      }
    }
  })
  const notBlank = (text: string, otherwise: string) => text.trim() !== '' || otherwise

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Refusal error={refusal} />
      <Field
        label={t('register.accountName')}
        hint={t('register.accountNameHint')}
        error={errors.account_name?.message}
      >
        <TextInput
          autoComplete="organization"
          autoFocus
          maxLength={120}
          {...register('account_name', {
            validate: (text) => notBlank(text, t('register.accountNameMissing')),
          })}
        />
      </Field>
      <Field label={t('register.name')} error={errors.name?.message}>
        <TextInput
          autoComplete="name"
          maxLength={120}
          {...register('name', { validate: (text) => notBlank(text, t('register.nameMissing')) })}
        />
      </Field>
      <Field label={t('auth.email')} error={errors.email?.message}>
        <TextInput
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          {...register('email', {
            required: t('auth.emailMissing'),
            pattern: { value: /^\s*[^\s@]+@[^\s@]+\s*$/, message: t('auth.emailWrong') },
          })}
        />
      </Field>
      <Field label={t('auth.password')} hint={t('register.passwordHint')} error={errors.password?.message}>
        <PasswordInput
          autoComplete="new-password"
          {...register('password', {
            validate: (text) => {
              const length = [...text].length
              if (length < 12) return t('register.passwordShort')
              return length <= 128 || t('register.passwordLong')
            },
          })}
        />
      </Field>
      <Field
        label={t('register.timeZone')}
        hint={t('register.timeZoneHint')}
        error={errors.time_zone?.message}
      >
        <Controller
          control={control}
          name="time_zone"
          rules={{ required: t('register.timeZoneMissing') }}
          render={({ field: { value, onChange, onBlur } }) => (
            <TimeZonePicker value={value} onChange={onChange} onBlur={onBlur} />
          )}
        />
      </Field>
      <Button type="submit" look="primary" busy={isSubmitting} className="mt-1">
        {t('register.submit')}
      </Button>
    </form>
  )
}

/** What the server says of a field begins where its name would stand. */
function asSentence(message: string): string {
  return `${message.charAt(0).toLocaleUpperCase()}${message.slice(1)}.`
}
