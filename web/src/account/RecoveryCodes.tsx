// Recovery codes, shown this once: copied or downloaded, and put away before one goes on.

import { Check, Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Checkbox } from './Checkbox.tsx'

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const [kept, setKept] = useState(false)
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warn">{t('secondFactor.codes.why')}</Notice>
      <ul
        aria-label={t('secondFactor.codes.title')}
        className="grid grid-cols-1 gap-x-8 gap-y-1 rounded-control border border-line bg-bg px-4 py-3 font-mono text-sm sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          icon={copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          onClick={() =>
            void navigator.clipboard?.writeText(codes.join('\n')).then(() => {
              setCopied(true)
              setTimeout(() => setCopied(false), 1500)
            })
          }
        >
          {copied ? t('ui.copied') : t('secondFactor.codes.copy')}
        </Button>
        <Button icon={<Download aria-hidden className="size-4" />} onClick={() => download(codes)}>
          {t('secondFactor.codes.download')}
        </Button>
      </div>
      <Checkbox label={t('secondFactor.codes.kept')} checked={kept} onChange={setKept} />
      <div>
        <Button look="primary" why={kept ? undefined : t('secondFactor.codes.keepFirst')} onClick={onKept}>
          {t('secondFactor.codes.done')}
        </Button>
      </div>
    </div>
  )
}

function download(codes: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'resolutionflow-recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(address)
}
