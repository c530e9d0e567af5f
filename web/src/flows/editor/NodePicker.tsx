// A node of the tree, found by typing a part of its text or id; or a new one.

import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown } from 'lucide-react'
import { type Ref, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput, useWiring } from '../../ui/Field.tsx'
import { NODE_KINDS } from '../NodeKind.tsx'
import { inReadingOrder, nodeOf, type Tree } from '../tree.ts'

interface NodePickerProps {
  tree: Tree
  /** The id of a node; one that is not there is shown as it is. */
  value: string
  onPick: (id: string) => void
  /** Offers to make a node, and is told to. */
  onNew?: () => void
  label: string
  ref?: Ref<HTMLInputElement>
}

const NEW = 'NEW NODE'
/** More are not drawn: whoever looks for one of thousands types a word of it. */
const MOST_SHOWN = 50

export function NodePicker({ tree, value, onPick, onNew, label, ref }: NodePickerProps) {
  const { t } = useTranslation()
  const wiring = useWiring()
  const [isOpen, setOpen] = useState(false)
  const hasNew = onNew !== undefined
  // A form has one of these for every answer, and is drawn anew with every key.
  const ids = useMemo(
    () => (isOpen ? [...(hasNew ? [NEW] : []), ...inReadingOrder(tree)] : []),
    [isOpen, hasNew, tree],
  )
  const inWords = (id: string): string =>
    id === NEW ? t('flows.editor.newNode') : nodeOf(tree, id)?.text || id
  return (
    <Combobox.Root
      items={ids}
      open={isOpen}
      onOpenChange={setOpen}
      limit={MOST_SHOWN}
      autoHighlight
      value={value === '' ? null : value}
      onValueChange={(id) => {
        if (id === NEW) onNew?.()
        else if (id !== null) onPick(id)
      }}
      itemToStringLabel={inWords}
      filter={(id: string, query: string) => {
        const wanted = query.trim().toLocaleLowerCase()
        return id.includes(wanted) || inWords(id).toLocaleLowerCase().includes(wanted)
      }}
    >
      <div className="relative min-w-0 grow">
        <Combobox.Input
          {...wiring}
          ref={ref}
          aria-label={label}
          render={<TextInput className="pe-8" />}
          autoComplete="off"
          spellCheck={false}
          placeholder={label}
        />
        <Combobox.Trigger
          aria-label={t('ui.showChoices')}
          className="absolute inset-y-0 end-0 flex w-8 items-center justify-center rounded-control text-muted hover:text-text"
        >
          <ChevronDown aria-hidden className="size-4" />
        </Combobox.Trigger>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
          <Combobox.Popup
            data-modal
            className="float-in flex max-h-[min(20rem,var(--available-height))] min-w-(--anchor-width) max-w-96 flex-col rounded-card border border-line bg-raised shadow-float"
          >
            <Combobox.Empty className="px-3 py-3 text-muted empty:hidden">
              {t('flows.editor.noneFound')}
            </Combobox.Empty>
            <Combobox.List className="overflow-y-auto overscroll-contain p-1 outline-none">
              {(id: string) => <Choice key={id} tree={tree} id={id} words={inWords(id)} />}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

function Choice({ tree, id, words }: { tree: Tree; id: string; words: string }) {
  const node = nodeOf(tree, id)
  const Icon = node && NODE_KINDS[node.type].icon
  return (
    <Combobox.Item
      value={id}
      className="flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2.5 py-1 outline-none data-highlighted:bg-hover"
    >
      {Icon && <Icon aria-hidden className="size-4 shrink-0 text-muted" />}
      <span className="min-w-0 grow">
        <span dir="auto" className="line-clamp-2 break-words">
          {words}
        </span>
        {node && node.text !== '' && <span className="block truncate text-muted text-xs">{id}</span>}
      </span>
      <Combobox.ItemIndicator>
        <Check aria-hidden className="size-4 text-link" />
      </Combobox.ItemIndicator>
    </Combobox.Item>
  )
}
