// What a flow is called and found by, and its examples.

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Field, TextArea, TextInput } from '../../ui/Field.tsx'
import { flowProblemHere } from '../problem.ts'
import { changeHead, nodeOf, walkTo } from '../tree.ts'
import type { FlowProblem } from './draft-keeper.ts'
import type { EditTree } from './NodeForm.tsx'

interface HeadFormProps extends Pick<EditTree, 'tree' | 'onChange' | 'onPick'> {
  problems: readonly FlowProblem[]
}

export function HeadForm({ tree, problems, onChange, onPick }: HeadFormProps) {
  const { t } = useTranslation()
  return (
    <section aria-label={t('flows.editor.head')} className="flex flex-col gap-4 p-4">
      <Field label={t('flows.editor.title')}>
        <TextInput
          maxLength={200}
          value={tree.title}
          onChange={(event) => onChange(changeHead(tree, { title: event.target.value }), 'title')}
        />
      </Field>
      <Field label={t('flows.editor.summary')} hint={t('flows.editor.summaryHint')}>
        <TextArea
          rows={3}
          maxLength={2000}
          value={tree.summary}
          onChange={(event) => onChange(changeHead(tree, { summary: event.target.value }), 'summary')}
        />
      </Field>
      <Tags tags={tree.tags} onChange={(tags) => onChange(changeHead(tree, { tags }))} />
      {problems.length > 0 && (
        <ul className="flex flex-col gap-1 text-bad text-sm">
          {problems.map((problem) => (
            <li key={problem.message}>{flowProblemHere(t, problem)}</li>
          ))}
        </ul>
      )}
      <Examples tree={tree} onChange={onChange} onPick={onPick} />
      <p className="text-muted text-sm">{t('flows.editor.howTo')}</p>
    </section>
  )
}

function Tags({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const add = (): void => {
    const fresh = typed
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !tags.includes(tag))
    setTyped('')
    if (fresh.length > 0) onChange([...tags, ...new Set(fresh)])
  }
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={t('flows.editor.tags')} hint={t('flows.editor.tagsHint')}>
        <TextInput
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
      </Field>
      {tags.length > 0 && (
        <ul aria-label={t('flows.editor.tags')} className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="flex items-center rounded-full bg-quiet-ground ps-2.5 text-sm">
              <span dir="auto">{tag}</span>
              <button
                type="button"
                aria-label={t('flows.editor.removeTag', { tag })}
                onClick={() => onChange(tags.filter((other) => other !== tag))}
                className="flex size-6 items-center justify-center rounded-full text-muted hover:text-text"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Walks that must end where they say, added as one walks the tree. */
function Examples({ tree, onChange, onPick }: Omit<HeadFormProps, 'problems'>) {
  const { t } = useTranslation()
  const [answers, setAnswers] = useState<string[] | null>(null)
  const examples = tree.examples ?? []
  const { here } = walkTo(tree, answers ?? [])
  const node = nodeOf(tree, here)
  const set = (next: typeof examples): void => onChange({ ...tree, examples: next })
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{t('flows.editor.examples')}</h3>
      <p className="text-muted text-xs">{t('flows.editor.examplesHint')}</p>
      {examples.length > 0 && (
        <ol className="flex flex-col gap-1.5">
          {examples.map((example, index) => {
            const end = walkTo(tree, example.answers).here
            const passes = end === example.end
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place
                key={index}
                className="flex items-start gap-1 rounded-control border border-line p-2 text-sm"
              >
                <button type="button" onClick={() => onPick(end)} className="min-w-0 grow text-start">
                  <span dir="auto" className="block break-words">
                    {example.answers.join(' → ')}
                  </span>
                  <span className={passes ? 'text-good' : 'text-bad'}>
                    {passes
                      ? t('flows.editor.exampleEnds', { end: example.end })
                      : t('flows.editor.exampleFails', { end: example.end })}
                  </span>
                </button>
                <IconButton
                  name={t('flows.editor.removeExample', { number: index + 1 })}
                  icon={<X aria-hidden className="size-4" />}
                  onClick={() => set(examples.filter((_, at) => at !== index))}
                />
              </li>
            )
          })}
        </ol>
      )}
      {answers === null ? (
        <Button
          size="sm"
          className="self-start"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => setAnswers([])}
        >
          {t('flows.editor.addExample')}
        </Button>
      ) : (
        <div className="flex flex-col gap-2 rounded-control border border-line-strong p-3">
          {answers.length > 0 && (
            <p dir="auto" className="text-muted text-sm">
              {answers.join(' → ')}
            </p>
          )}
          <p dir="auto" className="font-medium">
            {node?.text || here}
          </p>
          <div className="flex flex-wrap gap-1.5">
            {(node?.answers ?? [])
              .filter((answer) => nodeOf(tree, answer.to))
              .map((answer) => (
                <Button key={answer.label} size="sm" onClick={() => setAnswers([...answers, answer.label])}>
                  {answer.label}
                </Button>
              ))}
            {here !== undefined && (node?.answers ?? []).length === 0 && (
              <Button
                size="sm"
                look="primary"
                onClick={() => {
                  set([...examples, { answers, end: here }])
                  setAnswers(null)
                }}
              >
                {t('flows.editor.keepExample')}
              </Button>
            )}
            <Button size="sm" look="quiet" onClick={() => setAnswers(null)}>
              {t('ui.cancel')}
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
