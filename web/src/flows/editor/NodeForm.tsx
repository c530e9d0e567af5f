// One node, to be written: what it asks, its help, its answers and where they lead.

import { ArrowDown, ArrowRight, ArrowUp, Flag, Plus, Trash2, X } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Field, Select, TextArea, TextInput } from '../../ui/Field.tsx'
import { LazyMarkdown } from '../../ui/LazyMarkdown.tsx'
import { flowProblemHere } from '../problem.ts'
import {
  type Answer,
  addAnswer,
  addNode,
  canBeId,
  changeAnswer,
  changeHead,
  changeKind,
  changeNode,
  isEnd,
  type Kind,
  moveAnswer,
  nodeOf,
  removeAnswer,
  removeNode,
  renameNode,
  type Tree,
  waysTo,
} from '../tree.ts'
import type { FlowProblem } from './draft-keeper.ts'
import { NodePicker } from './NodePicker.tsx'

const KINDS = ['question', 'action', 'resolve', 'escalate'] as const satisfies readonly Kind[]

export interface EditTree {
  tree: Tree
  /** Changes to the same thing, one right after the other, are one to take back. */
  onChange: (tree: Tree, to?: string) => void
  onPick: (nodeId: string | undefined) => void
  /** Picks a node, and goes where its words are typed. */
  onWrite: (nodeId: string) => void
}

interface NodeFormProps extends EditTree {
  nodeId: string
  problems: readonly FlowProblem[]
  /** Where the words of the node are typed. */
  textField: Ref<HTMLTextAreaElement>
}

export function NodeForm({ tree, nodeId, problems, textField, onChange, onPick, onWrite }: NodeFormProps) {
  const { t } = useTranslation()
  const node = nodeOf(tree, nodeId)
  if (!node) return null
  const ways = waysTo(tree, nodeId)
  return (
    <section aria-label={t('flows.editor.node')} className="flex flex-col gap-4 p-4">
      <div className="flex items-end gap-2">
        <Field label={t('flows.editor.kind')} className="grow">
          <Select
            value={node.type}
            onChange={(event) => onChange(changeKind(tree, nodeId, event.target.value as Kind))}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`flows.kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <IconButton
          name={t('flows.closeNode')}
          icon={<X aria-hidden className="size-4" />}
          onClick={() => onPick(undefined)}
        />
      </div>
      <Field label={t(`flows.editor.texts.${node.type}`)}>
        <TextArea
          ref={textField}
          rows={2}
          maxLength={500}
          value={node.text}
          onChange={(event) =>
            onChange(changeNode(tree, nodeId, { text: event.target.value }), `text of ${nodeId}`)
          }
        />
      </Field>
      {problems.length > 0 && (
        <ul className="flex flex-col gap-1 text-bad text-sm">
          {problems.map((problem) => (
            <li key={problem.message}>{flowProblemHere(t, problem)}</li>
          ))}
        </ul>
      )}
      {node.type === 'escalate' && <Category tree={tree} nodeId={nodeId} onChange={onChange} />}
      {!isEnd(node.type) && (
        <Answers tree={tree} nodeId={nodeId} onChange={onChange} onPick={onPick} onWrite={onWrite} />
      )}
      <Help
        // Whether one reads or writes is asked anew for each node.
        key={nodeId}
        value={node.help ?? ''}
        onChange={(help) => onChange(changeNode(tree, nodeId, { help }), `help of ${nodeId}`)}
      />
      {ways.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium text-muted text-sm">{t('flows.editor.comesFrom')}</h3>
          <ul className="flex flex-col gap-0.5">
            {ways.map(({ from, index, label }) => (
              <li key={`${from}/${index}`}>
                <button
                  type="button"
                  onClick={() => onPick(from)}
                  className="w-full truncate rounded-control px-2 py-1 text-start text-sm hover:bg-hover"
                >
                  <span dir="auto">{nodeOf(tree, from)?.text || from}</span>
                  <span className="text-muted">{t('flows.editor.byAnswer', { label })}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Id key={`id of ${nodeId}`} tree={tree} nodeId={nodeId} onChange={onChange} onPick={onPick} />
      <div className="flex flex-wrap gap-2">
        {tree.start === nodeId ? (
          <Chip icon={<Flag aria-hidden className="size-3.5" />}>{t('flows.editor.startsHere')}</Chip>
        ) : (
          <Button
            size="sm"
            icon={<Flag aria-hidden className="size-4" />}
            onClick={() => onChange(changeHead(tree, { start: nodeId }))}
          >
            {t('flows.editor.startHere')}
          </Button>
        )}
        <Button
          size="sm"
          look="danger"
          icon={<Trash2 aria-hidden className="size-4" />}
          onClick={() => {
            onChange(removeNode(tree, nodeId))
            onPick(ways[0]?.from === nodeId ? undefined : ways[0]?.from)
          }}
        >
          {t('flows.editor.deleteNode')}
        </Button>
      </div>
    </section>
  )
}

function Category({ tree, nodeId, onChange }: { nodeId: string } & Pick<EditTree, 'tree' | 'onChange'>) {
  const { t } = useTranslation()
  const account = api.useQuery('get', '/accounts/me')
  return (
    <Field
      label={t('flows.editor.category')}
      optional={t('ui.optional')}
      hint={t('flows.editor.categoryHint')}
    >
      <TextInput
        list="escalation-categories"
        maxLength={30}
        value={nodeOf(tree, nodeId)?.category ?? ''}
        onChange={(event) =>
          onChange(changeNode(tree, nodeId, { category: event.target.value }), `category of ${nodeId}`)
        }
      />
      <datalist id="escalation-categories">
        {account.data?.escalation_categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </Field>
  )
}

function Answers({ tree, nodeId, onChange, onPick, onWrite }: { nodeId: string } & EditTree) {
  const { t } = useTranslation()
  const answers = nodeOf(tree, nodeId)?.answers ?? []
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium text-sm">{t('flows.answers')}</legend>
      <ol className="flex flex-col gap-2">
        {answers.map((answer, index) => (
          // An answer is its place: its label is what is being typed.
          // biome-ignore lint/suspicious/noArrayIndexKey: labels change as they are typed
          <li key={index} className="rounded-control border border-line p-2">
            <AnswerFields
              tree={tree}
              nodeId={nodeId}
              index={index}
              answer={answer}
              isLast={index === answers.length - 1}
              onChange={onChange}
              onPick={onPick}
              onWrite={onWrite}
            />
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        className="self-start"
        icon={<Plus aria-hidden className="size-4" />}
        onClick={() => {
          onChange(addAnswer(tree, nodeId, { label: freeLabel(answers, t('flows.editor.answer')), to: '' }))
          focusLabel(answers.length)
        }}
      >
        {t('flows.editor.addAnswer')}
      </Button>
    </fieldset>
  )
}

interface AnswerFieldsProps extends EditTree {
  nodeId: string
  index: number
  answer: Answer
  isLast: boolean
}

function AnswerFields({ tree, nodeId, index, answer, isLast, onChange, onPick, onWrite }: AnswerFieldsProps) {
  const { t } = useTranslation()
  const number = index + 1
  const leads = nodeOf(tree, answer.to) !== undefined
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-1">
        <TextInput
          data-answer={index}
          aria-label={t('flows.editor.labelOf', { number })}
          maxLength={200}
          value={answer.label}
          onChange={(event) =>
            onChange(
              changeAnswer(tree, nodeId, index, { label: event.target.value }),
              `label ${index} of ${nodeId}`,
            )
          }
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !leads) return
            // It goes where the focus goes meanwhile, and would be a line break there.
            event.preventDefault()
            onWrite(answer.to)
          }}
        />
        <IconButton
          name={t('flows.editor.up', { number })}
          icon={<ArrowUp aria-hidden className="size-4" />}
          aria-disabled={index === 0}
          onClick={() => onChange(moveAnswer(tree, nodeId, index, -1))}
        />
        <IconButton
          name={t('flows.editor.down', { number })}
          icon={<ArrowDown aria-hidden className="size-4" />}
          aria-disabled={isLast}
          onClick={() => onChange(moveAnswer(tree, nodeId, index, 1))}
        />
        <IconButton
          name={t('flows.editor.removeAnswer', { number })}
          icon={<X aria-hidden className="size-4" />}
          onClick={() => onChange(removeAnswer(tree, nodeId, index))}
        />
      </div>
      <div className="flex items-center gap-1">
        <NodePicker
          tree={tree}
          value={answer.to}
          label={t('flows.editor.targetOf', { number })}
          onPick={(to) => onChange(changeAnswer(tree, nodeId, index, { to }))}
          onNew={() => {
            const made = addNode(tree, 'question')
            onChange(changeAnswer(made.tree, nodeId, index, { to: made.id }))
            onWrite(made.id)
          }}
        />
        {leads && (
          <IconButton
            name={t('flows.editor.goTo', { number })}
            icon={<ArrowRight aria-hidden className="size-4 rtl:rotate-180" />}
            onClick={() => onPick(answer.to)}
          />
        )}
      </div>
    </div>
  )
}

/** A label that no answer has yet: "Answer 3". */
export function freeLabel(answers: readonly Answer[], word: string): string {
  for (let number = answers.length + 1; ; number += 1) {
    const label = `${word} ${number}`
    if (!answers.some((answer) => answer.label === label)) return label
  }
}

/** As soon as it is on the page, and before the next key: the words are there to be typed over. */
export function focusLabel(index: number): void {
  queueMicrotask(() => {
    const field = document.querySelector<HTMLInputElement>(`[data-answer="${index}"]`)
    field?.focus()
    field?.select()
  })
}

function Help({ value, onChange }: { value: string; onChange: (help: string) => void }) {
  const { t } = useTranslation()
  const [isPreviewed, setPreviewed] = useState(false)
  return (
    <div className="flex flex-col gap-1">
      {isPreviewed ? (
        <div>
          <h3 className="mb-1 font-medium text-sm">{t('flows.help')}</h3>
          <div className="rounded-control border border-line px-3 py-2">
            {value === '' ? (
              <p className="text-muted">{t('flows.editor.noHelp')}</p>
            ) : (
              <LazyMarkdown text={value} />
            )}
          </div>
        </div>
      ) : (
        <Field label={t('flows.help')} optional={t('ui.optional')} hint={t('flows.editor.markdown')}>
          <TextArea
            rows={3}
            maxLength={20_000}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      )}
      <Button
        size="sm"
        look="quiet"
        className="self-start"
        aria-pressed={isPreviewed}
        onClick={() => setPreviewed(!isPreviewed)}
      >
        {isPreviewed ? t('flows.editor.write') : t('flows.editor.preview')}
      </Button>
    </div>
  )
}

/** Ids are for files and reports; whoever renames one sees to it that it is one. */
function Id({
  tree,
  nodeId,
  onChange,
  onPick,
}: { nodeId: string } & Pick<EditTree, 'tree' | 'onChange' | 'onPick'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(nodeId)
  const problem =
    typed === nodeId
      ? undefined
      : !canBeId(typed)
        ? t('flows.editor.badId')
        : nodeOf(tree, typed)
          ? t('flows.editor.takenId')
          : undefined
  const rename = (): void => {
    if (typed === nodeId || problem) return
    onChange(renameNode(tree, nodeId, typed))
    onPick(typed)
  }
  return (
    <Field label={t('flows.editor.id')} hint={t('flows.editor.idHint')} error={problem}>
      <TextInput
        dir="ltr"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename()
        }}
      />
    </Field>
  )
}
