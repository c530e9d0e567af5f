// Where a code of the second factor is typed: six digits of the app, or a recovery code where there is no phone.

import { type RefObject, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, TextInput } from '../ui/Field.tsx'

interface CodeFieldProps {
  kind: 'app' | 'recovery'
  onKind: (kind: 'app' | 'recovery') => void
  value: string
  onChange: (code: string) => void
  error?: string | undefined
  field: RefObject<HTMLInputElement | null>
}

export function CodeField({ kind, onKind, value, onChange, error, field }: CodeFieldProps) {
  const { t } = useTranslation()
  const name = useId()
  const other = kind === 'app' ? 'recovery' : 'app'
  return (
    <div className="flex flex-col items-start gap-2">
      <Field
        label={t(`auth.code.${kind}.label`)}
        hint={t(`auth.code.${kind}.hint`)}
        error={error}
        className="self-stretch"
      >
        <TextInput
          key={kind}
          ref={field}
          name={name}
          dir="ltr"
          autoFocus
          autoCapitalize="none"
          autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          spellCheck={false}
          maxLength={40}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="font-mono tracking-widest"
        />
      </Field>
      <button
        type="button"
        onClick={() => {
          onChange('')
          onKind(other)
        }}
        className="rounded-sm text-link text-sm underline underline-offset-2"
      >
        {t(`auth.code.${other}.instead`)}
      </button>
    </div>
  )
}
