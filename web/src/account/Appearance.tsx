// Light, dark, or as the system says; remembered by this browser.

import { useTranslation } from 'react-i18next'
import { asTheme, setTheme, THEMES, useTheme } from '../lib/theme.ts'
import { Field, Select } from '../ui/Field.tsx'
import { Card } from '../ui/Page.tsx'

export function Appearance() {
  const { t } = useTranslation()
  const theme = useTheme()
  return (
    <Card title={t('account.appearance.title')}>
      <Field label={t('shell.theme')} hint={t('account.appearance.hint')} className="max-w-sm">
        <Select value={theme} onChange={(event) => setTheme(asTheme(event.target.value))}>
          {THEMES.map((value) => (
            <option key={value} value={value}>
              {t(`shell.themes.${value}`)}
            </option>
          ))}
        </Select>
      </Field>
    </Card>
  )
}
