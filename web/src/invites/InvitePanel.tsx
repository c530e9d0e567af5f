// Whom to invite, as what. Where no mail is sent the link stands here, once.

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api, type Schemas } from '../api/client.ts'
import { fieldProblems, problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Button } from '../ui/Button.tsx'
import { Field, Select, TextInput } from '../ui/Field.tsx'
import { isFull, type Role, type Seats } from '../users/follows.ts'
import { refreshPeople } from '../users/refresh.ts'
import { InviteLink } from './InviteLink.tsx'

const ROLES = ['l1_tech', 'engineer', 'viewer', 'owner'] as const satisfies readonly Role[]

interface NewInvite {
  email: string
  role: Role
}

export function InvitePanel({ seats }: { seats: Seats | undefined }) {
  const { t } = useTranslation()
  const [made, setMade] = useState<Schemas['InviteView'] | null>(null)
  const { register, handleSubmit, formState, reset, setError, setFocus, watch } = useForm<NewInvite>({
    defaultValues: { email: '', role: 'l1_tech' },
  })
  const role = watch('role')
  const invite = api.useMutation('post', '/invites', {
    onSuccess: async (invited) => {
      setMade(invited)
      reset({ email: '', role })
      setFocus('email')
      await refreshPeople()
    },
    onError: (error) => {
      const { email } = fieldProblems(problemOf(error))
      if (email) setError('email', { message: t('invites.emailWrong') }, { shouldFocus: true })
    },
  })
  const full = isFull(role, seats)
  const submit = handleSubmit(({ email, role }) => {
    setMade(null)
    invite.mutate({ body: { email: email.trim(), role } })
  })
  const elsewhere = formState.errors.email === undefined
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      {elsewhere && <Refusal error={invite.error} />}
      <Field label={t('people.email')} error={formState.errors.email?.message}>
        <TextInput
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...register('email', { required: t('invites.emailMissing') })}
        />
      </Field>
      <Field label={t('people.role')} hint={t(`roleMay.${role}`)}>
        <Select {...register('role')}>
          {ROLES.map((known) => (
            <option key={known} value={known}>
              {t(`roles.${known}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        type="submit"
        look="primary"
        busy={invite.isPending}
        why={full ? t('seats.fullShort') : undefined}
      >
        {t('invites.invite')}
      </Button>
      {made && <InviteLink invite={made} />}
    </form>
  )
}
