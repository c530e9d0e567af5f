// Somebody else saved this draft: what differs, and whose goes on. Nothing is overwritten before the author has said so.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../api/Loaded.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { ChangeList } from '../ChangeList.tsx'
import { diff } from '../diff.ts'
import type { Draft, DraftKeeper } from './draft-keeper.ts'
import type { DraftPlace } from './useDraft.ts'

export function ConflictNotice({
  place,
  keeper,
  draft,
}: {
  place: DraftPlace
  keeper: DraftKeeper
  draft: Draft
}) {
  const { t } = useTranslation()
  const [isComparing, setComparing] = useState(false)
  const theirs = useQuery({
    queryKey: ['draft of somebody else', place.name, draft.conflict],
    queryFn: place.read,
    gcTime: 0,
  })
  const name =
    draft.conflict && draft.conflict !== 'unknown' ? draft.conflict.name : t('flows.conflict.somebody')
  return (
    <Notice
      tone="warn"
      action={
        <Button size="sm" onClick={() => setComparing(true)}>
          {t('flows.conflict.compare')}
        </Button>
      }
    >
      {t('flows.conflict.what', { name })}
      {isComparing && (
        <Dialog
          open
          wide
          onClose={() => setComparing(false)}
          title={t('flows.conflict.title', { name })}
          description={t('flows.conflict.description')}
          primary={{
            label: t('flows.conflict.keepMine'),
            why: theirs.data ? undefined : t('ui.loading'),
            run: () => {
              if (theirs.data) keeper.keepMine(theirs.data)
              setComparing(false)
            },
          }}
          secondary={
            <Button
              why={theirs.data ? undefined : t('ui.loading')}
              onClick={() => {
                if (theirs.data) keeper.takeTheirs(theirs.data)
                setComparing(false)
              }}
            >
              {t('flows.conflict.takeTheirs')}
            </Button>
          }
        >
          <Loaded query={theirs} waiting={<SkeletonRows rows={4} />}>
            {(other) => (
              <ChangeList
                changes={diff(other.tree, draft.tree)}
                before={other.tree}
                after={draft.tree}
                none={t('flows.conflict.same')}
              />
            )}
          </Loaded>
        </Dialog>
      )}
    </Notice>
  )
}
