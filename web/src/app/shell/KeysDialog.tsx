import { useTranslation } from 'react-i18next'
import { useCharacterKeys, useKeyHints } from '../../lib/keys.ts'
import { Dialog } from '../../ui/Dialog.tsx'

/** The keys that work on this page. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const hints = useKeyHints()
  const characterKeys = useCharacterKeys()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('keys.title')}
      description={characterKeys ? t('keys.typing') : t('keys.off')}
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {hints.map(({ keys, does }) => (
          <div key={keys} className="contents">
            <dt dir="ltr" className="flex gap-1 rtl:justify-end">
              {keys.split(' ').map((key) => (
                <kbd
                  key={key}
                  className="inline-flex h-6 min-w-6 items-center justify-center rounded-sm border border-line-strong px-1.5 font-sans text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
