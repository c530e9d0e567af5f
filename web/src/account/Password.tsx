// One's own password. Changing it signs every other browser out.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { cache, client } from '../api/client.ts'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { NewPassword } from '../auth/NewPassword.tsx'
import { useMe } from '../auth/session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Card } from '../ui/Page.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'

const NOTHING = { current: '', next: '' }

export function Password() {
  const { t } = useTranslation()
  const { user, account } = useMe()
  const [refusal, setRefusal] = useState<unknown>(null)
  const [done, setDone] = useState(false)
  const { register, control, handleSubmit, formState, reset, setError } = useForm({ defaultValues: NOTHING })
  const { errors, isDirty, isSubmitting } = formState

  const submit = handleSubmit(async ({ current, next }) => {
    setRefusal(null)
    setDone(false)
    try {
      const { error } = await client.POST('/auth/password/change', { body: { current, new: next } })
      if (error) throw error
      reset(NOTHING)
      setDone(true)
      for (const ended of ['/auth/sessions', '/api-tokens'])
        void cache.invalidateQueries({ queryKey: ['get', ended] })
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'wrong_password')
        setError('current', { message: t('problems.wrong_password') }, { shouldFocus: true })
      else if (fieldProblems(problem).new)
        setError(
          'next',
          { message: next === current ? t('newPassword.same') : t('newPassword.easy') },
          { shouldFocus: true },
        )
      else setRefusal(error)
    }
  })

  return (
    <Card title={t('account.password.title')}>
      <form noValidate className="flex max-w-sm flex-col gap-4" onSubmit={submit}>
        <Refusal error={refusal} />
        {done && !isDirty && <Notice tone="good">{t('account.password.done')}</Notice>}
        <input type="email" autoComplete="username" readOnly hidden value={user.email} />
        <Field label={t('account.password.current')} error={errors.current?.message}>
          <PasswordInput
            autoComplete="current-password"
            {...register('current', { required: t('auth.passwordMissing') })}
          />
        </Field>
        <NewPassword
          control={control}
          name="next"
          label={t('newPassword.label')}
          personal={[user.email, user.name, account.name]}
        />
        <div>
          <Button type="submit" look="primary" busy={isSubmitting}>
            {t('account.password.change')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
