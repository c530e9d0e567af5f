// Handing a walk to an engineer: why, and a look at what they will see.

import { useTranslation } from 'react-i18next'
import { useKept } from '../auth/useKept.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { EscalateFields, type EscalateForm } from './EscalateFields.tsx'
import type { EndDialogProps } from './HeldWalk.tsx'
import { PackageView } from './PackageView.tsx'
import { useConclude } from './useConclude.ts'
import { keptNames } from './walk.ts'

export function EscalateDialog({ walk, beforeEnd, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const conclude = useConclude(walk.id, beforeEnd)
  const end = walk.next_node?.type === 'escalate' ? walk.next_node : undefined
  const { value: kept, set } = useKept<EscalateForm>(keptNames(walk.id).escalation, {
    category: '',
    reason: '',
  })
  const form = { category: kept.category || (end?.category ?? ''), reason: kept.reason || (end?.text ?? '') }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('walks.escalateTitle')}
      primary={{
        label: t('walks.escalate'),
        why: form.category === '' ? t('walks.categoryMissing') : undefined,
        run: () =>
          conclude({
            kind: 'escalate',
            body: { reason_category: form.category, reason: form.reason.trim() || null },
          }),
      }}
    >
      <div className="grid gap-5 md:grid-cols-2">
        <div className="flex flex-col gap-4">
          <EscalateFields form={form} onChange={set} suggested={end?.category ?? undefined} />
        </div>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
          tabIndex={0}
          aria-label={t('walks.package')}
          className="max-h-[50dvh] min-w-0 overflow-y-auto rounded-control border border-line bg-bg p-3"
        >
          <h3 className="mb-2 font-medium text-muted text-xs">{t('walks.packagePreview')}</h3>
          <PackageView walkId={walk.id} category={form.category} reason={form.reason} />
        </section>
      </div>
    </Dialog>
  )
}
