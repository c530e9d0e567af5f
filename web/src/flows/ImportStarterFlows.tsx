import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, cache } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { Button } from '../ui/Button.tsx'

/** Brings the starter library in; what the account has already stays as it is. */
export function ImportStarterFlows() {
  const { t } = useTranslation()
  const bring = api.useMutation('post', '/flows/import-starter', {
    onSuccess: () => cache.invalidateQueries(),
  })
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
