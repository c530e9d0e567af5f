// The hour inside an account is over: there is nothing to carry on with here, only the way back.

import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { to } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useLeaving } from './visit.ts'

export function VisitOver() {
  const { t } = useTranslation()
  const { account } = useMe()
  const { leave, isLeaving, refusal } = useLeaving((why) => {
    // The operator's own session has ended as well.
    if (problemOf(why).code === 'not_signed_in') window.location.assign(to.signIn())
  })

  return (
    <Dialog
      open
      insistent
      onClose={() => undefined}
      title={t('operators.visit.overTitle', { account: account.name })}
      description={t('operators.visit.overWhy')}
      primary={{ label: t('operators.visit.back'), run: leave, busy: isLeaving }}
    >
      <Refusal error={refusal} />
    </Dialog>
  )
}
