// How to work here, by role: one's own first. The role is in the address.

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearchParams } from 'react-router'
import { Loaded } from '../api/Loaded.tsx'
import { to } from '../app/to.ts'
import { useMe } from '../auth/session.ts'
import { spoken } from '../messages/i18n.ts'
import { ListTabs } from '../ui/ListTabs.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { GuideText } from './GuideText.tsx'
import { anchorOf, type Guide, guideOf, headingsOf, ownRole, ROLES } from './guide.ts'

export function GuidesPage() {
  const { t } = useTranslation()
  const [query] = useSearchParams()
  const own = ownRole(useMe())
  const role = ROLES.find((known) => known === query.get('role')) ?? own
  const language = spoken()
  const guide = useQuery({
    queryKey: ['guide', role, language],
    queryFn: () => guideOf(role, language),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const roles = [own, ...ROLES.filter((other) => other !== own)]
  return (
    <Page title={t('guides.title')} sub={t('guides.what')}>
      <ListTabs
        label={t('guides.byRole')}
        current={role}
        tabs={roles.map((name) => ({
          name,
          label: t(`roles.${name}`),
          link: <Link to={to.guides(name === own ? undefined : name)} />,
        }))}
      />
      <Loaded query={guide} waiting={<SkeletonRows rows={8} />}>
        {(found) => <Text key={role} guide={found} isTranslated={found.language === language} />}
      </Loaded>
    </Page>
  )
}

function Text({ guide, isTranslated }: { guide: Guide; isTranslated: boolean }) {
  const { t } = useTranslation()
  const { hash } = useLocation()
  // The text was not here yet when the router looked for the place.
  useEffect(() => {
    const place = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
    place?.scrollIntoView()
  }, [hash])
  return (
    <div className="grid items-start gap-x-12 gap-y-5 lg:grid-cols-[minmax(0,1fr)_14rem]">
      <nav aria-labelledby="guide-contents" className="text-sm lg:sticky lg:top-6 lg:order-2">
        <h2 id="guide-contents" className="mb-1 font-medium text-muted text-xs">
          {t('guides.contents')}
        </h2>
        <ul lang={guide.language} className="flex flex-col">
          {headingsOf(guide.text).map((heading) => (
            <li key={heading}>
              <a href={`#${anchorOf(heading)}`} className="block rounded-sm py-1 text-link hover:underline">
                {heading}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex min-w-0 max-w-3xl flex-col gap-4">
        {!isTranslated && <Notice tone="info">{t('guides.untranslated')}</Notice>}
        <GuideText guide={guide} />
      </div>
    </div>
  )
}
