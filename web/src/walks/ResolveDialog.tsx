// The end of a walk that solved it: did the flow help, and what fixed it.

import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKept } from '../auth/useKept.ts'
import { cx } from '../lib/cx.ts'
import { useCharacterKeys } from '../lib/keys.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, TextArea } from '../ui/Field.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import type { EndDialogProps } from './HeldWalk.tsx'
import { useConclude } from './useConclude.ts'
import { keptNames } from './walk.ts'

export function ResolveDialog({ walk, beforeEnd, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const conclude = useConclude(walk.id, beforeEnd)
  const end = walk.next_node?.type === 'resolve' ? walk.next_node : undefined
  const asksVote = walk.session_kind !== 'adhoc'
  const [helpful, setHelpful] = useState<boolean | null>(null)
  const { value: kept, set } = useKept<string | null>(keptNames(walk.id).resolution, null)
  const notes = kept ?? end?.text ?? ''

  const missing =
    notes.trim() === ''
      ? t('walks.fixMissing')
      : asksVote && helpful === null
        ? t('walks.voteMissing')
        : undefined

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('walks.resolveTitle')}
      primary={{
        label: t('walks.resolve'),
        why: missing,
        run: () =>
          conclude({
            kind: 'resolve',
            body: { resolution_notes: notes.trim(), helpful: asksVote ? helpful : null },
          }),
      }}
    >
      {asksVote && (
        <fieldset onKeyDown={voteByDigit}>
          <legend className="mb-1.5 font-medium text-sm">{t('walks.helpfulQuestion')}</legend>
          <div className="flex gap-2">
            <Vote digit="1" label={t('ui.yes')} chosen={helpful === true} onChoose={() => setHelpful(true)} />
            <Vote
              digit="2"
              label={t('ui.no')}
              chosen={helpful === false}
              onChoose={() => setHelpful(false)}
            />
          </div>
        </fieldset>
      )}
      <Field label={t('walks.whatFixedIt')}>
        <TextArea rows={4} maxLength={10_000} value={notes} onChange={(event) => set(event.target.value)} />
      </Field>
    </Dialog>
  )
}

/** As the questions before it were answered. */
function voteByDigit(event: KeyboardEvent<HTMLFieldSetElement>): void {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
  const vote = event.currentTarget.querySelector<HTMLInputElement>(`[data-digit="${CSS.escape(event.key)}"]`)
  vote?.focus()
  vote?.click()
}

interface VoteProps {
  digit: string
  label: string
  chosen: boolean
  onChoose: () => void
}

function Vote({ digit, label, chosen, onChoose }: VoteProps) {
  const digits = useCharacterKeys()
  return (
    <label
      className={cx(
        'flex h-9 min-w-20 cursor-pointer items-center gap-2 rounded-control border px-3 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
        chosen ? 'border-accent bg-accent-ground font-medium' : 'border-control',
      )}
    >
      <input
        type="radio"
        name="helpful"
        checked={chosen}
        onChange={onChoose}
        {...(digits ? { 'data-digit': digit, 'aria-keyshortcuts': digit } : {})}
        className="accent-accent outline-none"
      />
      <span className="grow">{label}</span>
      {digits && <Kbd>{digit}</Kbd>}
    </label>
  )
}
