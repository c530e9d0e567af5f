import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, cache, type Schemas } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Button } from '../ui/Button.tsx'

/** Brings the starter library in; what the account has already stays as it is. */
export function useStarterFlows(onDone?: (brought: Schemas['Imported']) => void) {
  return api.useMutation('post', '/flows/import-starter', {
    onSuccess: (brought) => {
      onDone?.(brought)
      return cache.invalidateQueries()
    },
  })
}

export function ImportStarterFlows() {
  const { t } = useTranslation()
  const bring = useStarterFlows()
  return (
    <div className="flex flex-col items-center gap-2">
      <Button
        look="primary"
        icon={<Download aria-hidden className="size-4" />}
        busy={bring.isPending}
        onClick={() => bring.mutate({})}
      >
        {t('flows.importStarter')}
      </Button>
      <Refusal error={bring.error} />
    </div>
  )
}
