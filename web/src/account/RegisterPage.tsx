// Registering: an account and its first owner, where the installation takes people in. Where mail goes out, a link makes it.

import { useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api, client } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { fieldText, Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { NewPassword } from '../auth/NewPassword.tsx'
import { browserTimeZone } from '../lib/timeZones.ts'
import { Button } from '../ui/Button.tsx'
import { ENTRANCE_LINK, Entrance } from '../ui/Entrance.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
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
        {({ sign_up, mail }) =>
          sign_up === 'open' ? <RegisterForm byLink={mail} /> : <p>{t('register.closed')}</p>
        }
      </Loaded>
    </Entrance>
  )
}

function RegisterForm({ byLink }: { byLink: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<unknown>(null)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const { register, control, handleSubmit, formState, setError } = useForm<Registration>({
    defaultValues: { account_name: '', name: '', email: '', password: '', time_zone: browserTimeZone() },
  })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ password, ...rest }) => {
    setRefusal(null)
    const values = byLink ? rest : { ...rest, password }
    try {
      const { data, error } = await client.POST('/auth/register', { body: values })
      if (!data) throw error
      const email = values.email.trim()
      if (data.next === 'open_mail') setSentTo(email)
      else await navigate(to.signIn(), { state: { registered: email } })
    } catch (error) {
      const fields = Object.entries(fieldProblems(problemOf(error))).filter(([field]) => field in values)
      if (fields.length === 0) setRefusal(error)
      for (const [field, message] of fields) {
        const said = field === 'password' ? t('newPassword.easy') : fieldText(message)
        setError(field as keyof Registration, { message: said }, { shouldFocus: true })
      }
    }
  })
  const [account_name, name, email] = useWatch({ control, name: ['account_name', 'name', 'email'] })
  const notBlank = (text: string, otherwise: string) => text.trim() !== '' || otherwise

  if (sentTo !== null) {
    return (
      <Notice tone="good">
        <p>{t('register.openMail', { email: sentTo })}</p>
        <p className="mt-1 text-sm">{t('register.openMailBefore')}</p>
      </Notice>
    )
  }
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
      {!byLink && (
        <NewPassword
          control={control}
          name="password"
          label={t('auth.password')}
          personal={[email, name, account_name]}
        />
      )}
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
        {byLink ? t('register.sendLink') : t('register.submit')}
      </Button>
    </form>
  )
}
