// Lists that come page by page: how the next one is asked for, and the button that asks.

import { keepPreviousData } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'

/** For `useInfiniteQuery`. Whatever else is asked for, the rows stay until the new ones are there. */
export const BY_CURSOR = {
  pageParamName: 'cursor',
  initialPageParam: null,
  getNextPageParam: (page: { next_cursor?: string | null }) => page.next_cursor ?? undefined,
  placeholderData: keepPreviousData,
} as const

interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => Promise<unknown>
}

/** The rest of a list, where there is one. */
export function More({ of, label }: { of: Paged; label?: string }) {
  const { t } = useTranslation()
  if (!of.hasNextPage) return null
  return (
    <div className="flex justify-center">
      <Button busy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {label ?? t('ui.more')}
      </Button>
    </div>
  )
}
