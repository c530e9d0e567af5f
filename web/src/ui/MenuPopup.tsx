// The list of a menu, once it has been asked for.

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { MenuEntry, MenuProps } from './Menu.tsx'

const ITEM =
  'flex min-h-8 w-full cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1 text-base outline-none data-highlighted:bg-hover data-disabled:text-muted'

export function MenuPopup({ trigger, entries, side = 'bottom', align = 'end' }: MenuProps) {
  return (
    <Base.Root modal={false} defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} className="z-50">
          <Base.Popup
            data-modal
            className="float-in flex max-h-(--available-height) min-w-48 max-w-80 flex-col overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-float outline-none"
          >
            {entries.map((entry) => (
              <Entry key={entry.name} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Base.Separator className="mx-1 my-1 h-px bg-line" />
  if (entry.kind === 'choice') {
    return (
      <Base.Group>
        <Base.GroupLabel className="px-2.5 pt-1.5 pb-1 text-muted text-xs">{entry.name}</Base.GroupLabel>
        <Base.RadioGroup value={entry.value} onValueChange={entry.choose}>
          {entry.options.map((option) => (
            <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
              {option.icon}
              <span className="grow">{option.label}</span>
              <Base.RadioItemIndicator className="ms-3">
                <Check aria-hidden className="size-4 text-link" />
              </Base.RadioItemIndicator>
            </Base.RadioItem>
          ))}
        </Base.RadioGroup>
      </Base.Group>
    )
  }
  const { name, icon, run, why } = entry
  return (
    <Base.Item disabled={why !== undefined} onClick={run} className={ITEM}>
      {icon}
      <span className="grow">
        {name}
        {why !== undefined && <span className="block text-xs">{why}</span>}
      </span>
    </Base.Item>
  )
}
