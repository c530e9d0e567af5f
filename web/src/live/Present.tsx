import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'

interface PresentProps {
  /** The others who have it before their eyes. */
  names: readonly string[] | undefined
  /** Who they are, rather than that there is somebody. */
  inWords?: boolean
}

/** That somebody else looks at the same ticket or walk. */
export function Present({ names, inWords = false }: PresentProps) {
  const { t } = useTranslation()
  if (!names || names.length === 0) return null
  const who = t('live.here', { count: names.length, names })
  return (
    <span
      role={inWords ? 'status' : undefined}
      title={inWords ? undefined : who}
      className="inline-flex items-center gap-1 text-info text-sm"
    >
      <Eye aria-hidden className="size-3.5" />
      <span className={inWords ? undefined : 'sr-only'}>{who}</span>
    </span>
  )
}
