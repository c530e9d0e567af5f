// A few words on hover and focus. Never the only place where something needed is said.

import {
  cloneElement,
  type FocusEventHandler,
  type PointerEventHandler,
  type ReactElement,
  useId,
  useRef,
} from 'react'

interface TriggerProps {
  'aria-describedby'?: string | undefined
  onPointerEnter?: PointerEventHandler<HTMLElement>
  onPointerLeave?: PointerEventHandler<HTMLElement>
  onFocus?: FocusEventHandler<HTMLElement>
  onBlur?: FocusEventHandler<HTMLElement>
}

interface TooltipProps {
  text: string
  /** It says more than the element's own name; left out where it repeats it. */
  describes?: boolean
  children: ReactElement<TriggerProps>
}

const DELAY_MS = 350
const GAP = 6

export function Tooltip({ text, describes = false, children }: TooltipProps) {
  const id = useId()
  const bubble = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const own = children.props

  const show = (target: HTMLElement, after: number): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (!bubble.current?.isConnected || !target.isConnected) return
      bubble.current.showPopover?.()
      place(bubble.current, target)
    }, after)
  }
  const hide = (): void => {
    clearTimeout(timer.current)
    bubble.current?.hidePopover?.()
  }

  return (
    <>
      {cloneElement<TriggerProps>(children, {
        ...(describes ? { 'aria-describedby': id } : {}),
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event)
          if (event.pointerType === 'mouse') show(event.currentTarget, DELAY_MS)
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event)
          hide()
        },
        onFocus: (event) => {
          own.onFocus?.(event)
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget, 0)
        },
        onBlur: (event) => {
          own.onBlur?.(event)
          hide()
        },
      })}
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="pointer-events-none inset-auto m-0 max-w-72 rounded-control border border-line bg-raised px-2 py-1 font-normal text-text text-xs shadow-float"
      >
        {text}
      </span>
    </>
  )
}

/** Above the element, or below where there is no room, and never outside the window. */
function place(bubble: HTMLElement, target: HTMLElement): void {
  const anchor = target.getBoundingClientRect()
  const { width, height } = bubble.getBoundingClientRect()
  const above = anchor.top - height - GAP
  const left = anchor.left + (anchor.width - width) / 2
  bubble.style.top = `${above >= GAP ? above : anchor.bottom + GAP}px`
  bubble.style.left = `${Math.min(Math.max(GAP, left), window.innerWidth - width - GAP)}px`
}
