// Who one is here: the name colleagues see.

import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { client } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { readMeAgain, useMe } from '../auth/session.ts'
import { Button } from '../ui/Button.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Card } from '../ui/Page.tsx'

export function Profile() {
  const { t } = useTranslation()
  const { user } = useMe()
  const [refusal, setRefusal] = useState<unknown>(null)
  const { register, control, handleSubmit, formState } = useForm({ defaultValues: { name: user.name } })
  const { errors, isSubmitting } = formState
  const isSame = useWatch({ control, name: 'name' }).trim() === user.name

  const submit = handleSubmit(async ({ name }) => {
    if (isSame) return
    setRefusal(null)
    try {
      const { error } = await client.PATCH('/auth/me/name', { body: { name } })
      if (error) throw error
      await readMeAgain()
    } catch (error) {
      setRefusal(error)
    }
  })

  return (
    <Card title={t('account.profile.title')}>
      <form noValidate className="flex max-w-sm flex-col gap-4" onSubmit={submit}>
        <Refusal error={refusal} />
        <Field label={t('account.profile.name')} error={errors.name?.message}>
          <TextInput
            autoComplete="name"
            maxLength={120}
            {...register('name', {
              validate: (text) => text.trim() !== '' || t('account.profile.nameMissing'),
            })}
          />
        </Field>
        <div>
          <Button type="submit" busy={isSubmitting} why={isSame ? t('account.profile.same') : undefined}>
            {t('account.profile.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
