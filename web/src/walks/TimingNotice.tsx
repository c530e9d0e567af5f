import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Refusal } from '../api/Refusal.tsx'
import { useMinuteHand } from '../lib/clock.ts'
import { dateTime } from '../lib/dates.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useTimeZone } from '../ui/RelativeTime.tsx'
import { timingOf } from './pauses.ts'
import { freshWalk, refreshLists, showWalk, type Walk } from './walk.ts'

interface TimingNoticeProps {
  walk: Walk
  /** Only its holder has something to do about it. */
  onPause?: () => void
}

/** That the walk waits, that it is time to go on, or that it is abandoned soon. */
export function TimingNotice({ walk, onPause }: TimingNoticeProps) {
  const { t } = useTranslation()
  const zone = useTimeZone()
  const timing = timingOf(walk, useMinuteHand())
  const resume = api.useMutation('post', '/l1/sessions/{id}/resume', {
    onSuccess: async (resumed) => {
      await showWalk(resumed)
      refreshLists()
    },
    onError: (error) => {
      const fresh = freshWalk(error)
      if (fresh) void showWalk(fresh)
    },
  })
  if (walk.status !== 'active' || timing.is === 'running') return null
  const at = (moment: string): string => dateTime(new Date(moment), zone)
  if (timing.is === 'left alone')
    return (
      <Notice
        tone="warn"
        action={
          onPause && (
            <Button size="sm" onClick={onPause}>
              {t('pauses.pause')}
            </Button>
          )
        }
      >
        {onPause
          ? t('pauses.leftAloneOwn', { at: at(timing.until) })
          : t('pauses.leftAlone', { at: at(timing.until) })}
      </Notice>
    )
  const { reason, resume_at } = timing.pause
  return (
    <>
      <Notice
        tone={timing.is === 'due' ? 'warn' : 'info'}
        action={
          onPause && (
            <Button
              size="sm"
              look={timing.is === 'due' ? 'primary' : 'secondary'}
              busy={resume.isPending}
              onClick={() => resume.mutate({ params: { path: { id: walk.id } } })}
            >
              {t('pauses.resume')}
            </Button>
          )
        }
      >
        {timing.is === 'due'
          ? t('pauses.due', { at: at(resume_at) })
          : t('pauses.pausedUntil', { at: at(resume_at) })}{' '}
        <bdi className="font-medium">{reason}</bdi>
      </Notice>
      <Refusal error={resume.error} />
    </>
  )
}
