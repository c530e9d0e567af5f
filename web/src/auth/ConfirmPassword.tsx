// What changes how one signs in asks for the password again when it was given a while ago: over the page, and then it carries on.

import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { client } from '../api/client.ts'
import { isRefused } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { useMe } from './session.ts'

/** Whoever waits for the password: told whether it was given. */
const useAsked = create<{ answer: ((given: boolean) => void) | null }>(() => ({ answer: null }))

/**
 * Runs an act that throws its refusal. Where the password has to be given again the page asks for it and the act is run once
 * more; when the person would rather not, the refusal stands.
 */
export function useConfirmed(): <T>(act: () => Promise<T>) => Promise<T> {
  return confirmed
}

async function confirmed<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!isRefused(error) || error.detail.code !== 'confirm_password' || !(await askedFor())) throw error
    return await act()
  }
}

function askedFor(): Promise<boolean> {
  useAsked.getState().answer?.(false)
  return new Promise((resolve) => {
    useAsked.setState({
      answer: (given) => {
        useAsked.setState({ answer: null })
        resolve(given)
      },
    })
  })
}

export function ConfirmPassword() {
  const answer = useAsked((asked) => asked.answer)
  return answer === null ? null : <AskForPassword answer={answer} />
}

function AskForPassword({ answer }: { answer: (given: boolean) => void }) {
  const { t } = useTranslation()
  const { user } = useMe()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)

  const confirm = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    try {
      const { error } = await client.POST('/auth/confirm', { body: { password } })
      if (error) throw error
      answer(true)
    } catch (error) {
      setRefusal(error)
      setPassword('')
      field.current?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onClose={() => answer(false)}
      title={t('auth.confirm.title')}
      description={t('auth.confirm.why')}
      initialFocus={field}
      primary={{
        label: t('auth.confirm.goOn'),
        run: () => void confirm(),
        busy,
        why: password === '' ? t('auth.passwordMissing') : undefined,
      }}
    >
      <Refusal error={refusal} />
      <Field label={t('auth.email')}>
        <TextInput type="email" autoComplete="username" readOnly value={user.email} />
      </Field>
      <Field label={t('auth.password')}>
        <PasswordInput
          ref={field}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
    </Dialog>
  )
}
