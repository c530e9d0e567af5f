// The e-mail one signs in with. Where mail goes out the new one is proved by a link that is sent there; else it counts at once.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api, cache, client } from '../api/client.ts'
import { Loaded } from '../api/Loaded.tsx'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { useConfirmed } from '../auth/ConfirmPassword.tsx'
import { readMeAgain, useMe } from '../auth/session.ts'
import { Button } from '../ui/Button.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Card } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'

export function Email() {
  const { t } = useTranslation()
  const options = api.useQuery('get', '/auth/options', {}, { staleTime: Number.POSITIVE_INFINITY })
  return (
    <Card title={t('account.email.title')}>
      <Loaded query={options} waiting={<SkeletonRows rows={2} className="h-14" />}>
        {({ mail }) => <ChangeEmail byLink={mail} />}
      </Loaded>
    </Card>
  )
}

/** What was done last, to which address. */
type Done = { state: 'link_sent' | 'changed'; email: string; before: string }

function ChangeEmail({ byLink }: { byLink: boolean }) {
  const { t } = useTranslation()
  const { user } = useMe()
  const confirmed = useConfirmed()
  const [refusal, setRefusal] = useState<unknown>(null)
  const [done, setDone] = useState<Done | null>(null)
  const { register, handleSubmit, formState, setError, reset } = useForm({ defaultValues: { email: '' } })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async (typed) => {
    const email = typed.email.trim()
    setRefusal(null)
    setDone(null)
    try {
      const { state } = await confirmed(async () => {
        const { data, error } = await client.POST('/auth/email', { body: { email } })
        if (!data) throw error
        return data
      })
      reset()
      setDone({ state, email, before: user.email })
      if (state === 'changed') {
        await readMeAgain()
        void cache.invalidateQueries({ queryKey: ['get', '/auth/sessions'] })
      }
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'email_taken')
        setError('email', { message: t('account.email.taken') }, { shouldFocus: true })
      else if (fieldProblems(problem).email)
        setError('email', { message: t('auth.emailWrong') }, { shouldFocus: true })
      else setRefusal(error)
    }
  })

  return (
    <form onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-4">
      <Refusal error={refusal} />
      {done?.state === 'link_sent' && (
        <Notice tone="good">{t('account.email.sent', { email: done.email, before: done.before })}</Notice>
      )}
      {done?.state === 'changed' && (
        <Notice tone="good">{t('account.email.changed', { email: done.email })}</Notice>
      )}
      <Field label={t('account.email.current')}>
        <TextInput type="email" autoComplete="username" readOnly value={user.email} />
      </Field>
      <Field
        label={t('account.email.new')}
        hint={byLink ? t('account.email.byLink') : t('account.email.atOnce')}
        error={errors.email?.message}
      >
        <TextInput
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          {...register('email', {
            required: t('account.email.missing'),
            pattern: { value: /^\s*[^\s@]+@[^\s@]+\s*$/, message: t('auth.emailWrong') },
            validate: (typed) => typed.trim() !== user.email || t('account.email.same'),
          })}
        />
      </Field>
      <div>
        <Button type="submit" busy={isSubmitting}>
          {byLink ? t('account.email.send') : t('account.email.change')}
        </Button>
      </div>
    </form>
  )
}
