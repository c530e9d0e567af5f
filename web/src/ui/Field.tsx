// A labelled field with its hint and its error, and the controls that go into one.

import { type ComponentProps, createContext, type ReactNode, useContext, useId } from 'react'
import { cx } from '../lib/cx.ts'

interface Wiring {
  id: string
  describedBy: string | undefined
  invalid: boolean
}

const FieldWiring = createContext<Wiring | null>(null)

interface FieldProps {
  label: string
  hint?: ReactNode
  error?: string | undefined
  optional?: string | undefined
  /** The label is needed by ears only: the place says it to the eyes. */
  labelHidden?: boolean
  className?: string
  children: ReactNode
}

export function Field({
  label,
  hint,
  error,
  optional,
  labelHidden = false,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-medium text-sm'}>
        {label}
        {optional && <span className="ms-1.5 font-normal text-muted">{optional}</span>}
      </label>
      <FieldWiring value={{ id, describedBy: described, invalid: error !== undefined }}>
        {children}
      </FieldWiring>
      {error ? (
        <p id={`${id}-error`} className="text-bad text-sm">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="text-muted text-xs">
            {hint}
          </p>
        )
      )}
    </div>
  )
}

const CONTROL =
  'w-full min-w-0 [unicode-bidi:plaintext] rounded-control border border-control bg-surface text-text transition-colors duration-150 aria-invalid:border-bad focus-visible:outline-offset-0 focus-visible:border-accent read-only:bg-bg'

/** What ties a control to its field's label, hint and error; for controls that set attributes of their own. */
export function useWiring(): {
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
} {
  const wiring = useContext(FieldWiring)
  if (!wiring) return {}
  return {
    id: wiring.id,
    'aria-describedby': wiring.describedBy,
    'aria-invalid': wiring.invalid || undefined,
  }
}

/**
 * Text typed by people may be in any script: it runs as its letters do (`plaintext`). The control itself runs as the page does, or an icon
 * at its end would lie over the text; that is why it has no `dir="auto"`.
 */
export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...useWiring()} {...rest} className={cx(CONTROL, 'h-9 px-3', className)} />
}

/** Grows with its text where the browser can, from `rows` to the place it has. */
export function TextArea({ className, rows = 3, style, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      // `field-sizing` grows it with its text and forgets about `rows`.
      style={{ minHeight: `${rows * 1.375 + 1.125}rem`, ...style }}
      {...useWiring()}
      {...rest}
      className={cx(CONTROL, 'field-sizing-content max-h-96 resize-none px-3 py-2', className)}
    />
  )
}

export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <select {...useWiring()} {...rest} className={cx(CONTROL, 'h-9 ps-2.5 pe-8', className)}>
      {children}
    </select>
  )
}
