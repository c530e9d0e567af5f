// The link that a registration was answered with: it proves the e-mail, and a password makes the account.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api, client, type Schemas } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { NewPassword } from '../auth/NewPassword.tsx'
import { arrive } from '../auth/session.ts'
import { useLinkToken } from '../auth/useLinkToken.ts'
import { Button } from '../ui/Button.tsx'
import { ENTRANCE_LINK, Entrance } from '../ui/Entrance.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'

type Found = Schemas['RegistrationFound']

export function FinishRegistrationPage() {
  const { t } = useTranslation()
  const token = useLinkToken()
  return (
    <Entrance
      title={t('finish.title')}
      below={
        <>
          <Link to={to.signIn()} className={ENTRANCE_LINK}>
            {t('auth.signIn')}
          </Link>
          {' · '}
          <Link to={to.register()} className={ENTRANCE_LINK}>
            {t('finish.again')}
          </Link>
        </>
      }
    >
      {token === '' ? (
        <Notice tone="warn">{t('link.missing')}</Notice>
      ) : (
        <Registered key={token} token={token} />
      )}
    </Entrance>
  )
}

function Registered({ token }: { token: string }) {
  const { t } = useTranslation()
  const found = api.useQuery(
    'post',
    '/auth/register/lookup',
    { body: { token } },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  )
  if (found.error !== null && problemOf(found.error).code === 'link_not_valid')
    return <Notice tone="warn">{t('finish.over')}</Notice>
  return (
    <Loaded query={found} waiting={<SkeletonRows rows={2} className="h-14" />}>
      {(registration) => <Finish token={token} registration={registration} />}
    </Loaded>
  )
}

function Finish({ token, registration }: { token: string; registration: Found }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [refusal, setRefusal] = useState<unknown>(null)
  const { control, handleSubmit, formState, setError } = useForm({ defaultValues: { password: '' } })
  const { account_name, name, email } = registration

  const submit = handleSubmit(async ({ password }) => {
    setRefusal(null)
    try {
      const { data, error } = await client.POST('/auth/register/finish', { body: { token, password } })
      if (!data) throw error
      await arrive(data)
      await navigate(to.home(), { replace: true })
    } catch (error) {
      if (fieldProblems(problemOf(error)).password)
        setError('password', { message: t('newPassword.easy') }, { shouldFocus: true })
      else setRefusal(error)
    }
  })

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <p className="text-muted">{t('finish.what', { account: account_name })}</p>
      <Refusal error={refusal} />
      <Field label={t('auth.email')} hint={t('join.emailWhy')}>
        <TextInput type="email" autoComplete="username" readOnly value={email} />
      </Field>
      <NewPassword
        control={control}
        name="password"
        label={t('auth.password')}
        personal={[email, name, account_name]}
        autoFocus
      />
      <Button type="submit" look="primary" busy={formState.isSubmitting}>
        {t('register.submit')}
      </Button>
    </form>
  )
}
