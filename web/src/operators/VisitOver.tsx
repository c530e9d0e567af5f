// The hour inside an account is over: there is nothing to carry on with here, only the way back.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { leaveAccount } from './visit.ts'

export function VisitOver() {
  const { t } = useTranslation()
  const { account } = useMe()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)

  const leave = async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    try {
      await leaveAccount()
    } catch (error) {
      // The operator's own session has ended as well.
      if (problemOf(error).code === 'not_signed_in') window.location.assign(to.signIn())
      else setRefusal(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      insistent
      onClose={() => undefined}
      title={t('operators.visit.overTitle', { account: account.name })}
      description={t('operators.visit.overWhy')}
      primary={{ label: t('operators.visit.back'), run: () => void leave(), busy }}
    >
      <Refusal error={refusal} />
    </Dialog>
  )
}
