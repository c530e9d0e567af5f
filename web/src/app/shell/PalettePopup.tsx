// Search and commands: a field, and under it what it fits. The first line is always the one that Enter takes.

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog as Base } from '@base-ui/react/dialog'
import { CircleArrowRight, History, Search } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { Refusal } from '../../api/Refusal.tsx'
import { useMe } from '../../auth/session.ts'
import { isCharacterKey, useActs, useCharacterKeys } from '../../lib/keys.ts'
import { useVisited } from '../../lib/visited.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { navigation } from './navigation.ts'
import { fitting, hurry, type Offer, type Section, type, usePalette } from './palette.ts'
import { useFound } from './useFound.ts'

const RECENT = 4

export function PalettePopup({ onClose }: { onClose: (then: (() => void) | null) => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { text, hurried, before } = usePalette()
  const leaves = useRef(false)
  const highlighted = useRef<Offer | undefined>(undefined)
  const here = useHere(text)
  const found = useFound(text)
  const sections = [...here, ...found.sections].filter(({ items }) => items.length > 0)

  const choose = (offer: Offer, aside = false): void => {
    const { path, run } = offer
    if (path !== undefined && aside) {
      window.open(path, '_blank', 'noopener')
      onClose(null)
    } else if (path !== undefined) {
      leaves.current = path.split('?')[0] !== pathname
      onClose(() => void navigate(path))
    } else {
      onClose(run ?? null)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return
    const withCtrl = event.ctrlKey || event.metaKey
    if (event.key === 'Enter') {
      const offer = highlighted.current
      if (withCtrl && offer) choose(offer, true)
      // What will be found is not there yet: Enter counts as soon as it is.
      else if (sections.length === 0 && !found.isSettled) hurry(true)
    } else if (withCtrl && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      onClose(null)
    }
  }
  const first = sections[0]?.items[0]
  const chooseFirst = useEffectEvent(() => {
    hurry(false)
    if (first) choose(first)
  })
  const { isSettled } = found
  useEffect(() => {
    if (hurried && isSettled) chooseFirst()
  }, [hurried, isSettled])

  return (
    <Base.Root open onOpenChange={(next) => !next && onClose(null)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup
          data-modal
          aria-label={t('palette.title')}
          // Where one was; a page that opens has a place of its own for it.
          finalFocus={() =>
            leaves.current || !(before instanceof HTMLElement) || before === document.body ? false : before
          }
          className="fixed inset-x-3 top-3 z-40 mx-auto flex max-h-[calc(100dvh-1.5rem)] max-w-xl flex-col overflow-hidden rounded-card border border-line bg-raised shadow-float sm:top-[12dvh] sm:max-h-[76dvh]"
        >
          <Autocomplete.Root
            inline
            open
            items={sections.map(({ name, items }) => ({ value: name, items: [...items] }))}
            filter={null}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={(offer) => offer.label}
            value={text}
            onValueChange={(next, { reason }) => {
              if (reason !== 'item-press') type(next)
            }}
            onItemHighlighted={(offer) => {
              highlighted.current = offer
            }}
          >
            <div className="flex items-center gap-3 border-line border-b px-4">
              <Search aria-hidden className="size-4.5 shrink-0 text-muted" />
              <Autocomplete.Input
                // At once and not a frame later: what is typed by then must not get lost.
                autoFocus
                aria-label={t('palette.title')}
                placeholder={t('palette.hint')}
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
                onKeyDown={onKeyDown}
                className="h-13 min-w-0 grow bg-transparent text-lg outline-none"
              />
              <Base.Close className="rounded-control px-2 py-1.5 text-muted text-sm hover:bg-hover hover:text-text">
                {t('ui.close')} <Kbd>{t('ui.esc')}</Kbd>
              </Base.Close>
            </div>
            <div className="flex h-96 min-h-0 flex-col">
              <p role="status" className="px-4 py-3 text-muted empty:hidden">
                {sections.length === 0 &&
                  found.error === null &&
                  (isSettled ? t('palette.none', { text: text.trim() }) : t('palette.searching'))}
              </p>
              <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain scroll-py-2 p-2 outline-none empty:p-0">
                {(section: { value: Section['name']; items: Offer[] }) => (
                  <Autocomplete.Group key={section.value} items={section.items} className="mb-2 last:mb-0">
                    <Autocomplete.GroupLabel className="px-2.5 pt-1.5 pb-1 font-medium text-muted text-xs">
                      {t(`palette.sections.${section.value}`)}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(offer: Offer) => <OfferLine key={offer.id} offer={offer} onChoose={choose} />}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
              {found.error !== null && (
                <div className="flex flex-col items-start gap-2 px-4 pb-3">
                  <Refusal error={found.error} />
                  <Button size="sm" onClick={found.retry}>
                    {t('ui.tryAgain')}
                  </Button>
                </div>
              )}
            </div>
          </Autocomplete.Root>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** What needs no asking: where one was, what can be done on this page, where one can go. */
function useHere(text: string): Section[] {
  const { t } = useTranslation()
  const me = useMe()
  const { pathname } = useLocation()
  const visits = useVisited((visited) => visited.visits)
  const acts = useActs()
  const letters = useCharacterKeys()
  const places = navigation(me)
  const keysOf = (keys: string): string | undefined => (letters || !isCharacterKey(keys) ? keys : undefined)
  const recent: Offer[] = visits
    .filter(({ path }) => path !== pathname && !places.some((place) => place.path === path))
    .slice(0, RECENT)
    .map(({ path, title }) => ({ id: `recent-${path}`, label: title, icon: History, path }))
  const pages: Offer[] = places.map(({ name, path, key, icon }) => ({
    id: `page-${name}`,
    label: t(`shell.nav.${name}`),
    keys: keysOf(`g ${key}`),
    icon,
    path,
  }))
  const doable: Offer[] = acts.map(({ keys, does, run }) => ({
    id: `act-${keys}`,
    label: does,
    keys: keysOf(keys),
    icon: CircleArrowRight,
    run,
  }))
  return [
    { name: 'recent', items: fitting(recent, text) },
    { name: 'acts', items: fitting(doable, text) },
    { name: 'pages', items: fitting(pages, text) },
  ]
}

interface OfferLineProps {
  offer: Offer
  onChoose: (offer: Offer, aside?: boolean) => void
}

const LINE =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-2.5 py-1.5 outline-none data-highlighted:bg-accent-ground sm:min-h-9'

function OfferLine({ offer, onChoose }: OfferLineProps) {
  const { icon: Icon, label, detail, keys, path } = offer
  // A link, so that the other mouse buttons do with it what they do with links.
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onChoose(offer)
  }
  return (
    <Autocomplete.Item
      value={offer}
      onClick={onClick}
      className={LINE}
      // biome-ignore lint/a11y/useAnchorContent: the item fills it
      {...(path === undefined ? {} : { render: <a href={path} tabIndex={-1} /> })}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="flex min-w-0 grow items-baseline gap-2">
        <span dir="auto" className="max-w-[70%] shrink-0 truncate font-medium last:max-w-full">
          {label}
        </span>
        {detail && (
          <span dir="auto" className="min-w-0 truncate text-muted text-sm">
            {detail}
          </span>
        )}
      </span>
      {keys?.split(' ').map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Autocomplete.Item>
  )
}
