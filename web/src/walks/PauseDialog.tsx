import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { fieldProblems, problemOf, refused } from '../api/problem.ts'
import { Refusal } from '../api/Refusal.tsx'
import { useMe } from '../auth/session.ts'
import { useKept } from '../auth/useKept.ts'
import { localOf, momentOf } from '../lib/zoned.ts'
import { outgoingOf } from '../outgoing/outgoing.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextInput } from '../ui/Field.tsx'
import { useTimeZone } from '../ui/RelativeTime.tsx'
import type { EndDialogProps } from './HeldWalk.tsx'
import { freshWalk, keptNames, refreshLists, showWalk } from './walk.ts'

const REASONS = ['theyCall', 'weCall', 'running', 'another'] as const
const MINUTES = [15, 30, 60, 120] as const

/** Why the call waits, and until when. */
export function PauseDialog({ walk, beforeEnd, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const { user } = useMe()
  const zone = useTimeZone()
  const reason = useKept(keptNames(walk.id).pause, '')
  const soon = (minutes: number): string => localOf(new Date(Date.now() + minutes * 60_000), zone)
  const [until, setUntil] = useState(() => soon(30))
  const [missing, setMissing] = useState(false)
  const pause = api.useMutation('post', '/l1/sessions/{id}/pause', {
    // A step that arrives later would end the pause.
    onMutate: async () => {
      beforeEnd()
      if (!(await outgoingOf(user.id).settled(walk.id))) throw refused('not_sent', t('outgoing.notYet'))
    },
    onSuccess: async (paused) => {
      reason.forget()
      await showWalk(paused)
      refreshLists()
      onClose()
    },
    onError: (error) => {
      const fresh = freshWalk(error)
      if (fresh) void showWalk(fresh)
    },
  })
  const wrong = pause.error ? fieldProblems(problemOf(pause.error)) : {}
  const moment = momentOf(until, zone)
  const run = (): void => {
    const isWhole = reason.value.trim() !== '' && moment !== null
    setMissing(!isWhole)
    if (!isWhole) return
    pause.mutate({
      params: { path: { id: walk.id } },
      body: { reason: reason.value, resume_at: moment.toISOString() },
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('pauses.pause')}
      description={t('pauses.what')}
      primary={{ label: t('pauses.pause'), busy: pause.isPending, run }}
    >
      <div className="flex flex-col gap-4">
        {wrong.resume_at === undefined && wrong.reason === undefined && <Refusal error={pause.error} />}
        <div className="flex flex-col gap-1.5">
          <Field
            label={t('pauses.reason')}
            error={missing && reason.value.trim() === '' ? t('pauses.reasonMissing') : undefined}
          >
            <TextInput
              maxLength={200}
              value={reason.value}
              onChange={(event) => reason.set(event.target.value)}
            />
          </Field>
          <div className="flex flex-wrap gap-1.5">
            {REASONS.map((name) => (
              <Button
                key={name}
                size="sm"
                look="quiet"
                onClick={() => reason.set(t(`pauses.reasons.${name}`))}
              >
                {t(`pauses.reasons.${name}`)}
              </Button>
            ))}
          </div>
        </div>
        <div className="flex flex-col gap-1.5">
          <Field
            label={t('pauses.until')}
            error={
              wrong.resume_at !== undefined
                ? t('pauses.untilWrong')
                : missing && moment === null
                  ? t('pauses.untilMissing')
                  : undefined
            }
          >
            <TextInput
              type="datetime-local"
              dir="ltr"
              className="w-fit"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </Field>
          <div className="flex flex-wrap gap-1.5">
            {MINUTES.map((minutes) => (
              <Button key={minutes} size="sm" look="quiet" onClick={() => setUntil(soon(minutes))}>
                {minutes < 60
                  ? t('pauses.inMinutes', { count: minutes })
                  : t('pauses.inHours', { count: minutes / 60 })}
              </Button>
            ))}
          </div>
        </div>
      </div>
    </Dialog>
  )
}
