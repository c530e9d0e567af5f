// Before an account is entered: what for. Its owners will read it.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../api/Refusal.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextArea } from '../ui/Field.tsx'
import type { Account } from './account.ts'
import { enterAccount } from './visit.ts'

export function EnterDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)

  const enter = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    try {
      await enterAccount(account.id, reason.trim())
    } catch (error) {
      setRefusal(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('operators.enter.title', { account: account.name })}
      description={t('operators.enter.what')}
      primary={{
        label: t('operators.enter.act'),
        busy,
        why: reason.trim() === '' ? t('operators.enter.reasonMissing') : undefined,
        run: () => void enter(),
      }}
    >
      <Refusal error={refusal} />
      <Field label={t('operators.enter.reason')} hint={t('operators.enter.reasonHint')}>
        <TextArea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Dialog>
  )
}
