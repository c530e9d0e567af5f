// How the product looks and listens on this browser, which remembers it: light or dark, and whether letters are keys.

import { useTranslation } from 'react-i18next'
import { setCharacterKeys, useCharacterKeys } from '../lib/keys.ts'
import { asTheme, setTheme, THEMES, useTheme } from '../lib/theme.ts'
import { Field, Select } from '../ui/Field.tsx'
import { Card } from '../ui/Page.tsx'
import { Checkbox } from './Checkbox.tsx'

export function Appearance() {
  const { t } = useTranslation()
  const theme = useTheme()
  const characterKeys = useCharacterKeys()
  return (
    <Card title={t('account.appearance.title')}>
      <div className="flex flex-col gap-5">
        <Field label={t('shell.theme')} hint={t('account.appearance.hint')} className="max-w-sm">
          <Select value={theme} onChange={(event) => setTheme(asTheme(event.target.value))}>
            {THEMES.map((value) => (
              <option key={value} value={value}>
                {t(`shell.themes.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          label={t('account.appearance.keys')}
          hint={t('account.appearance.keysHint')}
          checked={characterKeys}
          onChange={setCharacterKeys}
        />
      </div>
    </Card>
  )
}
