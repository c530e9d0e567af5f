// A time zone, found by typing a part of its name.

import { Combobox } from '@base-ui/react/combobox'
import { Check, ChevronDown } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { browserTimeZone, timeZones } from '../lib/timeZones.ts'
import { TextInput, useWiring } from './Field.tsx'

interface TimeZonePickerProps {
  value: string
  /** An empty name: the field was emptied. */
  onChange: (zone: string) => void
  onBlur?: () => void
}

export function TimeZonePicker({ value, onChange, onBlur }: TimeZonePickerProps) {
  const { t } = useTranslation()
  const wiring = useWiring()
  const zones = useMemo(() => timeZones(value), [value])
  return (
    <Combobox.Root
      items={zones}
      value={value === '' ? null : value}
      onValueChange={(zone) => onChange(zone ?? '')}
      itemToStringLabel={inWords}
      autoHighlight
    >
      <div className="relative">
        <Combobox.Input
          {...wiring}
          render={<TextInput className="pe-10" onBlur={onBlur} />}
          autoComplete="off"
          spellCheck={false}
          placeholder={inWords(browserTimeZone())}
        />
        <Combobox.Trigger
          aria-label={t('ui.showChoices')}
          className="absolute inset-y-0 end-0 flex w-10 items-center justify-center rounded-control text-muted hover:text-text"
        >
          <ChevronDown aria-hidden className="size-4" />
        </Combobox.Trigger>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
          <Combobox.Popup
            data-modal
            className="float-in flex max-h-[min(20rem,var(--available-height))] w-(--anchor-width) flex-col rounded-card border border-line bg-raised shadow-float"
          >
            <Combobox.Empty className="px-3 py-3 text-muted empty:hidden">
              {t('ui.noTimeZone')}
            </Combobox.Empty>
            <Combobox.List className="overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
              {(zone: string) => (
                <Combobox.Item
                  key={zone}
                  value={zone}
                  className="flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2.5 py-1 outline-none data-highlighted:bg-hover"
                >
                  <span className="grow">{inWords(zone)}</span>
                  <Combobox.ItemIndicator>
                    <Check aria-hidden className="size-4 text-link" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

/** As people write it: "America/New York". */
function inWords(zone: string): string {
  return zone.replaceAll('_', ' ')
}
