// One's own password. Changing it signs every other browser out.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cache, client } from '../api/client.ts'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { fits, NewPassword } from '../auth/NewPassword.tsx'
import { useMe } from '../auth/session.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Card } from '../ui/Page.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'

const NOTHING = { current: '', next: '' }

export function Password() {
  const { t } = useTranslation()
  const { user } = useMe()
  const [typed, setTyped] = useState(NOTHING)
  const [errors, setErrors] = useState<{ current?: string; next?: string }>({})
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)

  const change = async (): Promise<void> => {
    setRefusal(null)
    setDone(false)
    if (typed.current === '') return setErrors({ current: t('auth.passwordMissing') })
    if (!fits(typed.next)) return setErrors({ next: t('newPassword.wrongLength') })
    setBusy(true)
    try {
      const { error } = await client.POST('/auth/password/change', {
        body: { current: typed.current, new: typed.next },
      })
      if (error) throw error
      setTyped(NOTHING)
      setDone(true)
      void cache.invalidateQueries({ queryKey: ['get', '/auth/sessions'] })
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'wrong_password') setErrors({ current: t('problems.wrong_password') })
      else if (fieldProblems(problem).new)
        setErrors({ next: typed.next === typed.current ? t('newPassword.same') : t('newPassword.easy') })
      else setRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  const type = (part: Partial<typeof NOTHING>): void => {
    setErrors({})
    setDone(false)
    setTyped({ ...typed, ...part })
  }

  return (
    <Card title={t('account.password.title')}>
      <form
        noValidate
        className="flex max-w-sm flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void change()
        }}
      >
        <Refusal error={refusal} />
        {done && <Notice tone="good">{t('account.password.done')}</Notice>}
        <input type="email" autoComplete="username" readOnly hidden value={user.email} />
        <Field label={t('account.password.current')} error={errors.current}>
          <PasswordInput
            autoComplete="current-password"
            value={typed.current}
            onChange={(event) => type({ current: event.target.value })}
          />
        </Field>
        <NewPassword
          label={t('newPassword.label')}
          value={typed.next}
          error={errors.next}
          onChange={(event) => type({ next: event.target.value })}
        />
        <div>
          <Button type="submit" look="primary" busy={busy}>
            {t('account.password.change')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
