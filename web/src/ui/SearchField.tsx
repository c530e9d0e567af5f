import { Search, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'
import { TextInput } from './Field.tsx'

interface SearchFieldProps {
  label: string
  value: string
  /** Called once typing pauses. */
  onSearch: (text: string) => void
  className?: string
}

const PAUSE_MS = 200

/** Searches while one types; the address keeps what was searched for. */
export function SearchField({ label, value, onSearch, className }: SearchFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  const search = useEffectEvent(onSearch)
  const known = useRef(value)

  // The address changed by itself (back, a link): the field follows.
  useEffect(() => {
    if (value === known.current) return
    known.current = value
    setText(value)
  }, [value])

  useEffect(() => {
    if (text === known.current) return undefined
    const timer = setTimeout(() => {
      if (text === known.current) return
      known.current = text
      search(text)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])

  // Whoever leaves the field may be about to follow a link: a search that came after it would undo that.
  const searchNow = (): void => {
    if (text === known.current) return
    known.current = text
    onSearch(text)
  }

  return (
    <search aria-label={label} className={cx('relative', className)}>
      <Search aria-hidden className="pointer-events-none absolute start-3 top-2.5 size-4 text-muted" />
      <TextInput
        ref={field}
        type="text"
        role="searchbox"
        inputMode="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          // Esc clears what was typed; where there is nothing to clear it leaves. What is around the field stays as it is.
          event.stopPropagation()
          if (text === '') event.currentTarget.blur()
          else setText('')
        }}
        onBlur={searchNow}
        className="ps-9 pe-9"
      />
      {text !== '' && (
        <button
          type="button"
          aria-label={t('ui.clearSearch')}
          onClick={() => {
            setText('')
            field.current?.focus()
          }}
          className="absolute inset-y-0 end-0 flex w-9 items-center justify-center rounded-control text-muted hover:text-text"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  )
}
