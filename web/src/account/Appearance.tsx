// How the product looks, speaks and listens on this browser, which remembers it: light or dark, in which language,
// and whether letters are keys.

import { useTranslation } from 'react-i18next'
import { setCharacterKeys, useCharacterKeys } from '../lib/keys.ts'
import { asLanguage, chooseLanguage, LANGUAGES, useChosenLanguage } from '../lib/language.ts'
import { asTheme, setTheme, THEMES, useTheme } from '../lib/theme.ts'
import { Field, Select } from '../ui/Field.tsx'
import { Card } from '../ui/Page.tsx'
import { Checkbox } from './Checkbox.tsx'

const BROWSER = 'browser'

export function Appearance() {
  const { t } = useTranslation()
  const theme = useTheme()
  const language = useChosenLanguage()
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
        <Field
          label={t('account.appearance.language')}
          hint={t('account.appearance.languageHint')}
          className="max-w-sm"
        >
          <Select
            value={language ?? BROWSER}
            onChange={(event) => chooseLanguage(asLanguage(event.target.value))}
          >
            <option value={BROWSER}>{t('account.appearance.asBrowser')}</option>
            {LANGUAGES.map(({ tag, name }) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
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
