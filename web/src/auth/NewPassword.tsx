// A password to be: typed where it can be looked at, with a hint in words while it is. The server decides in the end.

import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../ui/Field.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { LONGEST, SHORTEST, strength } from './strength.ts'

interface NewPasswordProps extends Omit<ComponentProps<'input'>, 'value'> {
  label: string
  error?: string | undefined
  /** As typed so far. */
  value: string
  /** What others would try first: one's name, e-mail and account. */
  personal?: readonly string[]
}

export function NewPassword({ label, error, value, personal = [], ...rest }: NewPasswordProps) {
  const { t } = useTranslation()
  const hint = strength(value, personal)
  return (
    <Field
      label={label}
      error={error}
      hint={
        <span aria-live="polite">
          {'count' in hint
            ? t('newPassword.tooShort', { count: hint.count })
            : t(`newPassword.strength.${hint.says}`)}
        </span>
      }
    >
      <PasswordInput autoComplete="new-password" value={value} {...rest} />
    </Field>
  )
}

/** Whether its length can be right; what is easy to guess only the server knows. */
export function fits(password: string): boolean {
  const length = [...password].length
  return length >= SHORTEST && length <= LONGEST
}
