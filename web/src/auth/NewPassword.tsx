// A password to be: typed where it can be looked at, with a hint in words while it is. The server decides in the end.

import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../ui/Field.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'

const LEAST = 12
const MOST = 128

interface NewPasswordProps extends Omit<ComponentProps<'input'>, 'value'> {
  label: string
  error?: string | undefined
  /** As typed so far. */
  value: string
}

export function NewPassword({ label, error, value, ...rest }: NewPasswordProps) {
  const { t } = useTranslation()
  const length = [...value].length
  let hint = t('newPassword.hint')
  if (length > MOST) hint = t('newPassword.tooLong')
  else if (length >= LEAST) hint = length < 16 ? t('newPassword.longEnough') : t('newPassword.long')
  else if (length > 0) hint = t('newPassword.missing', { count: LEAST - length })
  return (
    <Field label={label} error={error} hint={hint}>
      <PasswordInput autoComplete="new-password" value={value} {...rest} />
    </Field>
  )
}

/** Whether its length can be right; what is easy to guess only the server knows. */
export function fits(password: string): boolean {
  const length = [...password].length
  return length >= LEAST && length <= MOST
}
