// The button, and its looks for links that act like one.

import { LoaderCircle } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { cx } from '../lib/cx.ts'
import { isCharacterKey, useCharacterKeys } from '../lib/keys.ts'
import { Kbd } from './Kbd.tsx'
import { Tooltip } from './Tooltip.tsx'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'sm'

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-accent-text hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface hover:bg-hover',
  quiet: 'text-muted hover:bg-hover hover:text-text',
  danger: 'bg-bad-ground text-bad border border-bad/40 hover:border-bad',
}

const SIZES: Record<ButtonSize, string> = { md: 'h-9 px-3.5 text-base', sm: 'h-7 px-2.5 text-sm' }

export function buttonClass(look: ButtonLook = 'secondary', size: ButtonSize = 'md'): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control font-medium transition-colors duration-150',
    'aria-disabled:opacity-55 aria-disabled:cursor-not-allowed',
    LOOKS[look],
    SIZES[size],
  )
}

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  look?: ButtonLook
  size?: ButtonSize
  /** Its act is under way. It keeps its place and its focus, and cannot be pressed twice. */
  busy?: boolean
  /** Why it may not be pressed now; shown on hover and focus. */
  why?: string | undefined
  /** The key that does the same. */
  keys?: string
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Button({
  look,
  size,
  busy = false,
  why,
  keys,
  icon,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const blocked = busy || why !== undefined
  const characters = useCharacterKeys()
  const shown = keys !== undefined && (characters || !isCharacterKey(keys)) ? keys : undefined
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={shown}
      onClick={(event) => {
        if (blocked) event.preventDefault()
        else onClick?.(event)
      }}
      className={cx(buttonClass(look, size), className)}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
      {shown && <Kbd onAccent={look === 'primary'}>{shown}</Kbd>}
    </button>
  )
  return why === undefined ? (
    button
  ) : (
    <Tooltip text={why} describes>
      {button}
    </Tooltip>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'children'> {
  /** What it does: read aloud, and shown on hover. */
  name: string
  icon: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({ name, icon, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={name}>
      <button
        {...rest}
        type="button"
        aria-label={name}
        className={cx(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-control text-muted transition-colors duration-150 hover:bg-hover hover:text-text',
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
