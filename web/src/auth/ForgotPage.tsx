// Whoever forgot their password asks for a link. The answer is the same whether or not anybody signs in with that e-mail.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, client } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { Button } from '../ui/Button.tsx'
import { ENTRANCE_LINK, Entrance } from '../ui/Entrance.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'

export function ForgotPage() {
  const { t } = useTranslation()
  const options = api.useQuery('get', '/auth/options', {}, { staleTime: Number.POSITIVE_INFINITY })
  return (
    <Entrance
      title={t('forgot.title')}
      below={
        <Link to={to.signIn()} className={ENTRANCE_LINK}>
          {t('forgot.back')}
        </Link>
      }
    >
      <Loaded query={options} waiting={<SkeletonRows rows={2} className="h-14" />}>
        {({ mail }) => (mail ? <AskForLink /> : <p>{t('forgot.askOwner')}</p>)}
      </Loaded>
    </Entrance>
  )
}

function AskForLink() {
  const { t } = useTranslation()
  const [refusal, setRefusal] = useState<unknown>(null)
  const [asked, setAsked] = useState(false)
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: '' } })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ email }) => {
    setRefusal(null)
    try {
      const { error } = await client.POST('/auth/password/forgot', { body: { email: email.trim() } })
      if (error) throw error
      setAsked(true)
    } catch (error) {
      setRefusal(error)
    }
  })

  if (asked) return <Notice tone="good">{t('forgot.asked')}</Notice>
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-muted">{t('forgot.what')}</p>
      <Refusal error={refusal} />
      <Field label={t('auth.email')} error={errors.email?.message}>
        <TextInput
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          maxLength={254}
          {...register('email', {
            required: t('auth.emailMissing'),
            pattern: { value: /^\s*[^\s@]+@[^\s@]+\s*$/, message: t('auth.emailWrong') },
          })}
        />
      </Field>
      <Button type="submit" look="primary" busy={isSubmitting}>
        {t('forgot.send')}
      </Button>
    </form>
  )
}
