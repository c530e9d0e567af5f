// A password to be: typed where it can be looked at, with a hint in words while it is. The server decides in the end.

import { type Control, type FieldPathByValue, type FieldValues, useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Field } from '../ui/Field.tsx'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { LONGEST, SHORTEST, strength } from './strength.ts'

interface NewPasswordProps<T extends FieldValues> {
  control: Control<T>
  /** Its name in the form. */
  name: FieldPathByValue<T, string>
  label: string
  /** What others would try first: one's name, e-mail and account. */
  personal?: readonly string[]
  autoFocus?: boolean
}

export function NewPassword<T extends FieldValues>({
  control,
  name,
  label,
  personal = [],
  autoFocus = false,
}: NewPasswordProps<T>) {
  const { t } = useTranslation()
  const { field, fieldState } = useController({
    control,
    name,
    rules: { validate: (password: string) => fits(password) || t('newPassword.wrongLength') },
  })
  const hint = strength(field.value, personal)
  return (
    <Field
      label={label}
      error={fieldState.error?.message}
      hint={
        <span aria-live="polite">
          {'count' in hint
            ? t('newPassword.tooShort', { count: hint.count })
            : t(`newPassword.strength.${hint.says}`)}
        </span>
      }
    >
      <PasswordInput autoComplete="new-password" autoFocus={autoFocus} {...field} />
    </Field>
  )
}

/** Whether its length can be right; what is easy to guess only the server knows. */
function fits(password: string): boolean {
  const length = [...password].length
  return length >= SHORTEST && length <= LONGEST
}
