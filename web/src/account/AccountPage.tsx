// What belongs to oneself and, for owners, what holds for everybody: section by section.

import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/Page.tsx'
import { AccountSettings } from './AccountSettings.tsx'
import { ApiTokens } from './ApiTokens.tsx'
import { Appearance } from './Appearance.tsx'
import { Devices } from './Devices.tsx'
import { Email } from './Email.tsx'
import { Password } from './Password.tsx'
import { Profile } from './Profile.tsx'
import { SecondFactor } from './SecondFactor.tsx'

/** In the order they are shown. Each decides by itself what the person may see of it. */
const SECTIONS: readonly { name: string; Section: ComponentType }[] = [
  { name: 'profile', Section: Profile },
  { name: 'email', Section: Email },
  { name: 'password', Section: Password },
  { name: 'secondFactor', Section: SecondFactor },
  { name: 'devices', Section: Devices },
  { name: 'tokens', Section: ApiTokens },
  { name: 'appearance', Section: Appearance },
  { name: 'settings', Section: AccountSettings },
]

export function AccountPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('account.title')} width="text">
      {SECTIONS.map(({ name, Section }) => (
        <Section key={name} />
      ))}
    </Page>
  )
}
