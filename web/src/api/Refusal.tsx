// A refusal where it happened: the sentence for its code in the reader's language, the server's own where there is none.

import { useTranslation } from 'react-i18next'
import { i18n, spoken } from '../messages/i18n.ts'
import { Notice } from '../ui/Notice.tsx'
import { type Problem, problemOf } from './problem.ts'

/** The sentence for a problem. */
export function problemText(problem: Problem): string {
  const key = `problems.${problem.code}`
  if (i18n.exists(key)) return i18n.t(key as 'problems.unreachable', problem)
  // The server's sentence is more exact than the code, and in English.
  const inGeneral = `problemsInGeneral.${problem.code}`
  if (spoken() !== 'en' && i18n.exists(inGeneral))
    return i18n.t(inGeneral as 'problemsInGeneral.invalid', problem)
  return problem.message
}

/** What the server says of a field, where the field's name does not stand before it. */
export function fieldText(message: string): string {
  if (spoken() !== 'en') return i18n.t('problemsInGeneral.field')
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`
}

export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (error === null || error === undefined) return null
  const problem = problemOf(error)
  // An ordinary refusal explains itself; only a fault of ours is worth looking up.
  const isOurs = /^(internal|http_5|client_error)/.test(problem.code)
  return (
    <Notice tone="bad">
      {problemText(problem)}
      {isOurs && problem.request_id && (
        <span className="ms-2 text-xs opacity-80">{t('ui.requestId', { id: problem.request_id })}</span>
      )}
    </Notice>
  )
}
