// Who one is here: the name colleagues see, and the e-mail one signs in with.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, cache, client } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { useMe } from '../auth/session.ts'
import { Button } from '../ui/Button.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { Card } from '../ui/Page.tsx'

const meQuery = api.queryOptions('get', '/auth/me')

export function Profile() {
  const { t } = useTranslation()
  const { user } = useMe()
  const [name, setName] = useState(user.name)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const isBlank = name.trim() === ''
  const isSame = name.trim() === user.name

  const save = async (): Promise<void> => {
    if (isBlank || isSame) return
    setRefusal(null)
    setBusy(true)
    try {
      const { error } = await client.PATCH('/auth/me/name', { body: { name } })
      if (error) throw error
      await cache.invalidateQueries({ queryKey: meQuery.queryKey })
    } catch (error) {
      setRefusal(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card title={t('account.profile.title')}>
      <form
        noValidate
        className="flex max-w-sm flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Refusal error={refusal} />
        <Field
          label={t('account.profile.name')}
          error={isBlank ? t('account.profile.nameMissing') : undefined}
        >
          <TextInput
            autoComplete="name"
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={t('auth.email')}>
          <TextInput type="email" readOnly value={user.email} />
        </Field>
        <div>
          <Button type="submit" busy={busy} why={isSame ? t('account.profile.same') : undefined}>
            {t('account.profile.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
